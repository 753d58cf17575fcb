"""Projects for tests: laid out in a folder from values."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

Files = Mapping[str, str | bytes]

MANAGED = "[tool.mkpkg]\n"

#: A managed project in src layout, and one that is not managed.
SOUND: dict[str, str | bytes] = {
    "pyproject.toml": f'[project]\nname = "sound"\nversion = "1"\n\n{MANAGED}',
    "src/sound/__init__.py": '"""The sound package."""\n',
}
PLAIN: dict[str, str | bytes] = {
    **SOUND,
    "pyproject.toml": '[project]\nname = "sound"\nversion = "1"\n',
}


#: A package in that project.
INNER = "src/sound/effects/__init__.py"

#: What is beside what a parent gets.
SIBLINGS: dict[str, str | bytes] = {
    "src/sound/effects/delay.py": "",
    "src/sound/effects/zoom.py": "",
    "src/sound/effects/x.py": "y = 1\n",
}

#: The `__init__.py` of a parent, and what it is after `add effects.reverb` in a managed
#: project, then in another one; None where that is refused, True where it is the same.
PARENTS: dict[str, tuple[str | bytes, str | bytes | None, str | bytes | bool | None]] = {
    "empty": (
        "",
        'from . import reverb\n\n__all__ = [\n    "reverb",\n]\n',
        True,
    ),
    "a docstring": (
        '"""Effects."""\n',
        '"""Effects."""\n\nfrom . import reverb\n\n__all__ = [\n    "reverb",\n]\n',
        True,
    ),
    "no newline at the end": (
        '"""Effects."""',
        '"""Effects."""\n\nfrom . import reverb\n\n__all__ = [\n    "reverb",\n]',
        True,
    ),
    "a comment": (
        "# Effects.\n",
        '# Effects.\n\nfrom . import reverb\n\n__all__ = [\n    "reverb",\n]\n',
        True,
    ),
    "windows": (
        '"""Effects."""\r\n\r\nfrom . import delay\r\n\r\n__all__ = [\r\n    "delay",\r\n]\r\n',
        '"""Effects."""\r\n\r\nfrom . import delay, reverb\r\n\r\n__all__ = [\r\n    "delay",\r\n    "reverb",\r\n]\r\n',
        True,
    ),
    "a byte order mark": (
        b'\xef\xbb\xbf"""Effects."""\n',
        b'\xef\xbb\xbf"""Effects."""\n\nfrom . import reverb\n\n__all__ = [\n    "reverb",\n]\n',
        True,
    ),
    "latin-1": (
        b'# -*- coding: latin-1 -*-\n"""Effets \xe9tranges."""\n__all__ = ["x"]\nx = "\xe9"\n',
        b'# -*- coding: latin-1 -*-\n"""Effets \xe9tranges."""\nfrom . import reverb\n\n__all__ = ["reverb", "x"]\nx = "\xe9"\n',
        True,
    ),
    "one line": (
        'from . import delay  # the first\n__all__ = ("delay",)  # all\n',
        'from . import delay, reverb  # the first\n__all__ = ("delay", "reverb")  # all\n',
        True,
    ),
    "absolute": (
        'from sound.effects import delay\n\n__all__ = ["delay"]\n',
        'from sound.effects import delay, reverb\n\n__all__ = ["delay", "reverb"]\n',
        True,
    ),
    "unsorted": (
        'from . import zoom, delay\n\n__all__ = [\n    "zoom",  # 1\n    "delay",\n]\n',
        'from . import zoom, delay, reverb\n\n__all__ = [\n    "zoom",  # 1\n    "delay",\n    "reverb",\n]\n',
        True,
    ),
    "aliases": (
        "from . import delay as delay\nfrom .x import y as y\n",
        "from . import delay as delay\nfrom . import reverb as reverb\nfrom .x import y as y\n",
        True,
    ),
    "a star": (
        "from .x import *\n",
        "from . import reverb as reverb\nfrom .x import *\n",
        True,
    ),
    "something, and no list": (
        '"""Effects."""\n\n\ndef wet() -> None: ...\n',
        '"""Effects."""\n\nfrom . import reverb as reverb\n\n\ndef wet() -> None: ...\n',
        True,
    ),
    "stale names": (
        'from .x import gone\n\n__all__ = ["gone", "never"]\n',
        'from . import reverb\nfrom .x import gone\n\n__all__ = ["gone", "never", "reverb"]\n',
        True,
    ),
    "off": ("# mkpkg: off\n", "# mkpkg: off\n", True),
    "a syntax error": ("def f(:\n", None, None),
    "not text": (b"\xff\xfe", None, None),
    "a dynamic list": ("__all__ = [n for n in dir()]\n", None, None),
    "a list that grows in a loop": (
        "__all__ = []\nfor n in 'ab':\n    __all__.append(n)\n", None, None,
    ),
}  # fmt: skip


def lay_out(root: Path, files: Files) -> None:
    """Write files below a folder."""
    for path, content in files.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content.encode() if isinstance(content, str) else content)


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder, and return what it prints."""
    done = subprocess.run(
        ["git", *arguments], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout


def commit_all(folder: Path) -> None:
    """Make a folder a repository with everything committed."""
    if shutil.which("git"):
        git(folder, "init", "-q")
        git(folder, "add", "--all")
        git(folder, "commit", "-q", "--allow-empty", "-m", "all")
