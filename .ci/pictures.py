"""Draw what commands print, from real runs: ``python .ci/pictures.py [--check]``.

Each picture is a command on a terminal of 80 columns, in an empty folder, as SVG for
light and for dark pages.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
from tests.cli.terminal import Terminal

FOLDER = ROOT / "docs/pictures"
LIGHT = TerminalTheme(
    (250, 250, 250),
    (40, 42, 46),
    [
        (40, 42, 46),
        (186, 33, 33),
        (38, 128, 63),
        (153, 102, 0),
        (33, 86, 181),
        (140, 51, 153),
        (0, 118, 128),
        (90, 92, 96),
    ],
)
DARK = TerminalTheme(
    (30, 32, 36),
    (220, 223, 228),
    [
        (30, 32, 36),
        (240, 113, 120),
        (130, 200, 140),
        (229, 192, 100),
        (110, 160, 240),
        (200, 140, 220),
        (90, 200, 210),
        (190, 193, 198),
    ],
)
# Rich's own form fetches a font from elsewhere.
FORM = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
    <style>
    .{unique_id}-matrix {{
        font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
        font-size: {char_height}px;
        line-height: {line_height}px;
        font-variant-east-asian: full-width;
    }}
    .{unique_id}-title {{ font-size: 18px; font-family: sans-serif; }}
    {styles}
    </style>
    <defs>
    <clipPath id="{unique_id}-clip-terminal">
      <rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
    </clipPath>
    {lines}
    </defs>
    {chrome}
    <g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
    {backgrounds}
    <g class="{unique_id}-matrix">
    {matrix}
    </g>
    </g>
</svg>
"""


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn.

    Attributes:
        name: What the files are called.
        command: The arguments of mkpkg.
        before: What bash runs first.
    """

    name: str
    command: str
    before: str = ""


PICTURES = (
    Picture("new", "new sound --sub formats,effects,filters --license MIT"),
    Picture("refuse", "new class --sub my-mod.py,con"),
    Picture(
        "sync",
        "sync",
        "mkpkg new sound --sub effects -q && mv sound/* . && "
        "echo 'def echo() -> str: ...' >> src/sound/effects/_internals.py",
    ),
    Picture(
        "tree",
        "tree",
        r"printf 'sound  Sounds, made and changed.\n  effects  Subpackage for sound effects."
        r"\n    echo.py  What comes back.\n  formats  Subpackage for file formats.\n    "
        r"_codecs/  How they are read.\n      wav.py  Waves.\n' | mkpkg new --outline - -q && "
        "mv sound/* . && echo 'def echo() -> str: ...' >> src/sound/effects/echo.py",
    ),
)


def drawn(picture: Picture) -> Iterator[tuple[str, str]]:
    """Yield the files of a picture: their names and texts."""
    printed = run(picture)
    for theme, colours in (("light", LIGHT), ("dark", DARK)):
        console = Console(record=True, width=80, file=StringIO(), force_terminal=True)
        console.print(Text.from_ansi(printed))
        yield (
            f"{picture.name}-{theme}.svg",
            console.export_svg(
                title=f"mkpkg {picture.command}",
                theme=colours,
                code_format=FORM,
                unique_id=picture.name,
            ),
        )


def run(picture: Picture) -> str:
    """Return what a command prints on a terminal."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        environment = {
            "HOME": folder,
            "GIT_CONFIG_GLOBAL": str(home / "gitconfig"),
            "NO_COLOR": "",
            "PATH": os.pathsep.join(programs(home)),
        }
        (home / "gitconfig").write_text(
            "[user]\nname = Ada\nemail = ada@example.org\n[init]\ndefaultBranch = main\n"
        )
        work = home / "work"
        work.mkdir()
        if picture.before:
            subprocess.run(
                ["bash", "-ec", picture.before],
                cwd=work,
                env={**os.environ, **environment},
                check=True,
                capture_output=True,
            )
        arguments = tuple(picture.command.split())
        with Terminal(arguments, work, environment=environment) as terminal:
            terminal.end()
            text = terminal.raw.decode().replace("\r\n", "\n")
    prompt = f"\x1b[2m$\x1b[0m mkpkg {picture.command}\n"
    # A sign of life that was shown meanwhile is not what the command says.
    return prompt + re.sub(r"\r\x1b\[2K(?:[^\n]*\r\x1b\[2K)?", "", text)


def programs(home: Path) -> Iterator[str]:
    """Yield the folders of the programs that the pictures were drawn with: no uv."""
    yield str(Path(sys.executable).parent)
    own = home / "bin"
    own.mkdir()
    for name in ("git", "python3"):
        found = shutil.which(name)
        if found:
            (own / name).symlink_to(found)
    yield from (str(own), "/usr/bin", "/bin")


def main() -> int:
    """Write the pictures, or with ``--check`` tell whether they are current."""
    stale = []
    FOLDER.mkdir(exist_ok=True)
    for picture in PICTURES:
        for name, text in drawn(picture):
            path = FOLDER / name
            if path.is_file() and path.read_text(encoding="utf-8") == text:
                continue
            stale.append(name)
            if "--check" not in sys.argv:
                path.write_text(text, encoding="utf-8")
    for name in stale:
        print(
            f"docs/pictures/{name} {'is stale' if '--check' in sys.argv else 'drawn'}"
        )
    return int(bool(stale) and "--check" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
