"""What a project's ``pyproject.toml`` says about its packages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

from mkpkg._errors import BadInput, raise_errors
from mkpkg._findings import Finding, error
from mkpkg.names import shown
from mkpkg.source import Style

from ._keys import KEYS
from ._manifest import MANIFEST


@dataclass(frozen=True, slots=True)
class Settings:
    """The table ``[tool.mkpkg]``, and what other tables say that matters here.

    Attributes:
        is_managed: Whether the table is there: names are added in managed projects only.
        is_lazy: Whether re-exports are lazy (``exports = "lazy"``).
        export_from: Patterns for private modules whose names their package has.
        submodules: Whether packages bind their public children.
        flatten: Whether packages have the names of their public children, too.
        private: Names, dotted from the top-level package, that nobody re-exports.
        unbound: Modules, dotted, that their package does not bind.
        exclude: Patterns for paths that are left alone.
        style: How lines are written, as ruff is told.
    """

    is_managed: bool = False
    is_lazy: bool = False
    export_from: tuple[str, ...] = ("_internals",)
    submodules: bool = True
    flatten: bool = False
    private: frozenset[str] = frozenset()
    unbound: frozenset[str] = frozenset()
    exclude: tuple[str, ...] = ()
    style: Style = field(default_factory=Style)

    def lifts(self, module: str) -> bool:
        """Tell whether the names of a private module belong to its package.

        In a flattened project a pattern is not meant for what the public modules are
        made of: there, only a name that is spelled out counts.
        """
        if self.flatten:
            return module in self.export_from
        return any(fnmatchcase(module, pattern) for pattern in self.export_from)


def read_settings(manifest: Mapping[str, Any]) -> Settings:
    """Read the settings in a ``pyproject.toml``.

    Args:
        manifest: What is in it.

    Raises:
        BadInput: ``[tool.mkpkg]`` has an unknown key, or a value of the wrong form.
    """
    table = _get(manifest, "tool", "mkpkg")
    found = tuple(_check(table)) if table is not None else ()
    raise_errors(found, BadInput)
    return _settings(manifest, table)


def _settings(data: Mapping[str, Any], table: Any) -> Settings:
    known: Mapping[str, Any] = table or {}
    flatten = known.get("flatten", False)
    return Settings(
        is_managed=table is not None,
        is_lazy=known.get("exports") == "lazy",
        export_from=tuple(known.get("export-from", ["_internals"])),
        submodules=known.get("submodules", True),
        flatten=flatten in (True, "all"),
        private=frozenset(known.get("private", ())),
        unbound=frozenset(known.get("unbound", ())),
        exclude=tuple(known.get("exclude", ())),
    )


def _check(table: Any) -> Iterator[Finding]:
    if not isinstance(table, dict):
        yield _wrong("tool.mkpkg", "a table")
        return
    for key, value in table.items():
        if key not in KEYS:
            yield _unknown(key)
            continue
        if not KEYS[key].is_right(value):
            yield _wrong(key, KEYS[key].form)


def _unknown(key: str) -> Finding:
    import difflib

    close = difflib.get_close_matches(key, KEYS, 1)
    keys = ", ".join(KEYS)
    return error(
        "settings",
        f"`{shown(key)}` is not a key of [tool.mkpkg]",
        help=f"did you mean `{close[0]}`?" if close else f"one of {keys}",
        path=MANIFEST,
    )


def _wrong(key: str, form: str) -> Finding:
    return error(
        "settings",
        f"`{shown(key)}` in [tool.mkpkg] has a value of the wrong form",
        help=f"give it {form}",
        path=MANIFEST,
    )


def _get(data: object, *keys: str) -> Any:
    for key in keys:
        data = data.get(key) if isinstance(data, dict) else None
    return data
