"""The files by which a project says what it is."""

import tomllib
from pathlib import Path
from typing import Any

from mkpkg import disk
from mkpkg._errors import refused
from mkpkg.layout import Sources, find_sources
from mkpkg.metadata import read_tables

MANIFEST = "pyproject.toml"
CONFIG = "setup.cfg"
SCRIPT = "setup.py"


def read_manifest(root: Path) -> dict[str, Any]:
    """Return what is in the ``pyproject.toml`` of a project; nothing where it has none.

    Raises:
        Refused: It is not TOML.
    """
    content = disk.read_file(root / MANIFEST)
    if content is None:
        return {}
    try:
        return tomllib.loads(content.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as reason:
        raise refused(
            "settings",
            f"{MANIFEST} is not valid TOML",
            why=str(reason),
            help="mend it",
            path=MANIFEST,
        ) from reason


def read_sources(root: Path, manifest: dict[str, Any]) -> Sources:
    """Return where the packages of a project are, as its files say.

    Args:
        root: The project's folder.
        manifest: What is in its ``pyproject.toml``.
    """
    config = read_tables(read_text(root / CONFIG))
    return find_sources(manifest, config, read_text(root / SCRIPT))


def read_text(path: Path) -> str:
    """Return the text of a file; nothing where there is none to read."""
    return (disk.read_file(path) or b"").decode("utf-8", "replace")
