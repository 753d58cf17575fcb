"""What ``setup.cfg`` and ``setup.py`` say, in the form of ``[tool.setuptools]``."""

import re
from collections.abc import Mapping
from typing import Any

from mkpkg.metadata import literal_calls

# What setup() calls by other names than pyproject.toml does.
_KEYS = {"package_dir": "package-dir", "packages": "packages", "name": "name"}
_FINDERS = ("find_packages", "find_namespace_packages")


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
    calls = literal_calls(text, ("setup", *_FINDERS)) or ()
    said: dict[str, Any] = {
        _KEYS[key]: value
        for call in calls
        if call.name == "setup"
        for key, value in call.keywords.items()
        if key in _KEYS and value is not None
    }
    finds = {
        key: value
        for call in calls
        if call.name in _FINDERS
        for key, value in (
            *(("where", place) for place in call.arguments[:1]),
            *call.keywords.items(),
        )
        if value is not None
    }
    return {"packages": {"find": finds}, **said} if finds else said
