"""The versions of the template that this mkpkg can render."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ._archive import unpack
from ._where import current_version, history_folder, template_root

if TYPE_CHECKING:
    from packaging.version import Version

_SUFFIX = ".tar.gz"


@dataclass(frozen=True)
class Releases:
    """The current template, and the archives of the versions before it.

    Attributes:
        root: The folder with the current template, and the archives of all versions.
        current: The version of the current template, such as ``v0.1.0``.
    """

    root: Path
    current: str

    @cached_property
    def known(self) -> tuple[str, ...]:
        """Every version that can be rendered, the oldest first."""
        archives = history_folder(self.root).glob(f"v*{_SUFFIX}")
        names = {path.name.removesuffix(_SUFFIX) for path in archives}
        found = {name: read_version(name) for name in {*names, self.current}}
        dated = [(version, name) for name, version in found.items() if version]
        return tuple(name for _, name in sorted(dated))

    def folder(self, version: str, scratch: Path) -> Path:
        """Return the folder of a known version, unpacked where that is needed."""
        if version == self.current:
            return self.root
        archive = history_folder(self.root) / f"{version}{_SUFFIX}"
        folder = scratch / "template"
        for path, content in unpack(archive.read_bytes()).items():
            place = folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        return folder


def installed() -> Releases:
    """Return the versions that this mkpkg came with."""
    return Releases(template_root(), current_version())


def read_version(text: str) -> "Version | None":
    """Read a version such as ``v0.1.0`` (PEP 440), or return None."""
    from packaging.version import InvalidVersion, Version

    try:
        return Version(text)
    except InvalidVersion:
        return None
