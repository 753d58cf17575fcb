"""What ``setup.cfg`` and ``setup.py`` say, in the form of ``[tool.setuptools]``."""

import ast
import re
import warnings
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any

# What setup() calls by other names than pyproject.toml does.
_KEYS = {"package_dir": "package-dir", "packages": "packages", "name": "name"}
_FINDERS = ("find_packages", "find_namespace_packages")


def read_tables(text: str) -> dict[str, dict[str, str]]:
    """Return the tables of a ``setup.cfg``; none where it is broken."""
    if not text:
        return {}
    import configparser

    parser = configparser.RawConfigParser(strict=False)
    try:
        parser.read_string(text)
    except configparser.Error:
        return {}
    return {section: dict(parser[section]) for section in parser.sections()}


def read_config(tables: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """Return what the tables of a ``setup.cfg`` say about packages."""

    def values(section: str, key: str) -> list[str]:
        found = tables.get(section, {}).get(key, "")
        return [part.strip() for part in re.split(r"[\n,]", found) if part.strip()]

    pairs = (value.partition("=") for value in values("options", "package_dir"))
    folders = {name.strip(): folder.strip() for name, _, folder in pairs}
    # `[files]` is the table of pbr.
    folders.update(("", root) for root in values("files", "packages_root"))
    told = [*values("options", "packages"), *values("files", "packages")]
    finds = {key: values("options.packages.find", key) for key in ("where", "include")}
    is_found = any(re.fullmatch(r"find(_namespace)?:", name) for name in told)
    return {
        "package-dir": folders,
        "packages": {"find": finds} if is_found else told,
        "name": tables.get("metadata", {}).get("name"),
    }


def read_script(text: str) -> dict[str, Any]:
    """Return what a ``setup.py`` says about packages, where it says so plainly.

    It is never run: a value that is no literal is unknown.
    """
    try:
        with warnings.catch_warnings():
            # An invalid escape is the business of a linter.
            warnings.simplefilter("ignore")
            nodes = list(ast.walk(ast.parse(text)))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return {}
    calls = [node for node in nodes if isinstance(node, ast.Call)]
    said = {
        _KEYS[key]: value
        for call in calls
        if _name(call) == "setup"
        for key, value in _plain(call.keywords, _KEYS)
    }
    finds = {
        key: value
        for call in calls
        if _name(call) in _FINDERS
        for key, value in _plain(
            [*(ast.keyword("where", place) for place in call.args[:1]), *call.keywords],
            ("where", "include"),
        )
    }
    return {"packages": {"find": finds}, **said} if finds else said


def _plain(
    keywords: Iterable[ast.keyword], keys: Container[str]
) -> Iterator[tuple[str, Any]]:
    """Yield the arguments of some names that are literals."""
    for keyword in keywords:
        if keyword.arg in keys:
            try:
                yield str(keyword.arg), ast.literal_eval(keyword.value)
            except (ValueError, TypeError, SyntaxError, RecursionError):
                continue


def _name(call: ast.Call) -> str:
    function = call.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""
