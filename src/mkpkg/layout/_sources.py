"""Where the packages of a project are, as its build is told."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from mkpkg.names import derive_package

from ._setuptools import read_config, read_script

HERE = "."


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the packages of a project are; paths are POSIX, relative to the project.

    Attributes:
        roots: Folders whose members are imported by their own names, in the order in
            which they are told; ``.`` is the project's folder itself.
        packages: Packages that are told with their folders: dotted name, and folder.
        names: Top-level packages that are told by name, the project's own among them.
        project: What the project calls itself, or None.
    """

    roots: tuple[str, ...] = ()
    packages: tuple[tuple[str, str], ...] = ()
    names: frozenset[str] = frozenset()
    project: str | None = None

    def tells_of(self, name: str) -> bool:
        """Tell whether a top-level package is one that is told by name."""
        if name in self.names:
            return True
        return bool(self.project) and derive_package(name) == self.own_name

    @property
    def own_name(self) -> str:
        """What the package of the project is called, if nothing else is told."""
        return derive_package(self.project or "")


class _Root(NamedTuple):
    folder: str


class _Named(NamedTuple):
    dotted: str


class _Mapped(NamedTuple):
    dotted: str
    folder: str


_Place = _Root | _Named | _Mapped


def find_sources(
    manifest: Mapping[str, Any],
    config: Mapping[str, Mapping[str, str]] | None = None,
    script: str = "",
) -> Sources:
    """Return where the packages of a project are, as far as its build is told.

    What is not told, such as ``src``, is for others to look for. Values of the wrong
    form are left out: the build will say so.

    Args:
        manifest: What is in ``pyproject.toml``.
        config: The tables of ``setup.cfg``.
        script: The text of ``setup.py``, whose plain values count.
    """
    old = read_config(config or {}), read_script(script)
    tools = [manifest.get("tool"), *({"setuptools": keywords} for keywords in old)]
    places = [
        place
        for tool in tools
        for key, read in _TABLES
        for place in read(_get(tool, *key.split(".")))
    ]
    roots = [p.folder for p in places if isinstance(p, _Root)]
    mapped = {p.folder: p.dotted for p in places if isinstance(p, _Mapped)}
    named = [p.dotted for p in places if not isinstance(p, _Root)]
    project = (
        _get(manifest, "project", "name"),
        _get(manifest, "tool", "poetry", "name"),
        *(keywords.get("name") for keywords in old),
    )
    return Sources(
        tuple(dict.fromkeys(roots)),
        tuple((dotted, folder) for folder, dotted in mapped.items()),
        frozenset(dotted.partition(".")[0] for dotted in named),
        next((name for name in project if isinstance(name, str)), None),
    )


def _roots(value: Any) -> Iterator[_Place]:
    """A folder, or a list of some."""
    yield from map(_Root, _folders(value))


def _names(value: Any) -> Iterator[_Place]:
    """A dotted name, or a list of some; of patterns, what they begin with."""
    for text in _texts(value):
        dotted = re.sub(r"\.?\*.*", "", text)
        if _is_dotted(dotted):
            yield _Named(dotted)


def _folders_of(value: Any) -> Iterator[_Place]:
    """Folders by the dotted names of what is in them; without a name, a root."""
    for dotted, folder in _items(value):
        for place in _folders(folder):
            if not dotted:
                yield _Root(place)
            elif _is_dotted(dotted):
                yield _Mapped(dotted, place)


def _names_of(value: Any) -> Iterator[_Place]:
    """The paths in a wheel, by the folders that go there; a list is of roots."""
    yield from _roots(value)
    for folder, inner in _items(value):
        if isinstance(inner, str):
            yield from _folders_of({inner.strip("/").replace("/", "."): folder})


def _packages(value: Any) -> Iterator[_Place]:
    """Folders of packages, whose last part is the name; or by the paths in a wheel."""
    for path in _folders(value):
        yield from _package(path)
    for inner, folder in _items(value):
        yield from _folders_of({inner.strip("/").replace("/", "."): folder})


def _package(path: str) -> Iterator[_Place]:
    folder = PurePosixPath(path)
    if _is_dotted(folder.name):
        yield _Mapped(folder.name, path)
        if folder.parent.name:
            yield _Root(str(folder.parent))


def _of_poetry(value: Any) -> Iterator[_Place]:
    """Tables of a path, where it lies (``from``), and where it goes (``to``)."""
    for entry in value if isinstance(value, list) else ():
        included = next(_folders(_get(entry, "include")), HERE)
        outer = next(_folders(_get(entry, "from")), HERE)
        dotted = included.replace("/", ".")
        if not _is_dotted(dotted):
            continue
        goes = [str(entry["to"]), dotted] if entry.get("to") else []
        if goes:
            target = ".".join(goes).replace("/", ".")
            yield from _folders_of({target: f"{outer}/{included}"})
        else:
            yield _Root(outer)
            yield _Named(dotted)


def _of_pdm(value: Any) -> Iterator[_Place]:
    """A table with a folder, and paths of which some are in it."""
    root = next(_folders(_get(value, "package-dir")), HERE)
    yield from _roots(_get(value, "package-dir"))
    for path in _folders(_get(value, "includes")):
        inner = path.removeprefix(f"{root}/").replace("/", ".")
        if _is_dotted(inner):
            yield _Named(inner)


#: Where build backends are told of packages, below ``tool``, and in which form.
_TABLES: tuple[tuple[str, Callable[[Any], Iterator[_Place]]], ...] = (
    ("setuptools.package-dir", _folders_of),
    ("setuptools.packages", _names),
    ("setuptools.packages.find.where", _roots),
    ("setuptools.packages.find.include", _names),
    ("hatch.build.packages", _packages),
    ("hatch.build.sources", _names_of),
    ("hatch.build.targets.wheel.packages", _packages),
    ("hatch.build.targets.wheel.sources", _names_of),
    ("hatch.build.targets.wheel.force-include", _names_of),
    ("uv.build-backend.module-root", _roots),
    ("uv.build-backend.module-name", _names),
    ("poetry.packages", _of_poetry),
    ("pdm", _of_pdm),
    ("pdm.build", _of_pdm),
    ("flit.module.name", _names),
    ("flit.metadata.module", _names),
    ("maturin.python-source", _roots),
    ("maturin.python-packages", _names),
    ("maturin.module-name", _names),
    ("scikit-build.wheel.packages", _packages),
    ("py-build-cmake.module.directory", _roots),
    ("py-build-cmake.module.name", _names),
)


def _texts(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [text for text in values if isinstance(text, str)]


def _items(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        yield from value.items()


def _folders(value: Any) -> Iterator[str]:
    """Yield what is a folder in the project; of patterns, where they begin."""
    for text in _texts(value):
        plain = re.sub(r"(^|/)[^/]*\*.*", "", text.replace("\\", "/"))
        path = PurePosixPath(plain)
        is_pattern = plain != text and not plain
        is_outside = path.is_absolute() or ".." in path.parts
        if not (is_pattern or is_outside or "\0" in plain):
            yield str(path)


def _is_dotted(name: str) -> bool:
    return all(part.isidentifier() for part in name.split("."))


def _get(data: Any, *keys: str) -> Any:
    for key in keys:
        data = data.get(key) if isinstance(data, dict) else None
    return data
