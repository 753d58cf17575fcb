"""What sync writes is what ruff would: its order, its wrapping, nothing unused."""

import keyword
import os
import random
import string
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mkpkg import commands
from mkpkg.commands import SyncRequest
from mkpkg.source import Style, with_names

PACKAGES = 25
MANIFEST = """\
[tool.mkpkg]
exports = "{exports}"
export-from = ["_*"]

[tool.ruff]
line-length = {width}

[tool.ruff.lint]
select = ["I", "RUF022", "F401", "F822"]
"""


def ruff(folder: Path, *arguments: str) -> str:
    """Return what ruff says; nothing where it finds nothing."""
    done = subprocess.run(
        [sys.executable, "-m", "ruff", *arguments, "--no-cache", "."],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


def names(chance: random.Random, count: int) -> list[str]:
    return list({a_name(chance): None for _ in range(count)})


def a_name(chance: random.Random) -> str:
    """Return a name of any kind: a constant, a class, a function; with or without digits."""
    letters = "".join(
        chance.choices(string.ascii_lowercase, k=chance.choice((1, 2, 5)))
    )
    word = chance.choice((letters.upper(), letters.title(), letters, letters))
    tails = (
        "",
        "",
        "1",
        "9",
        "10",
        "01",
        "001",
        "0",
        "00",
        "2_3",
        "_a",
        "_B",
        "x64",
        "é",
    )
    tail = chance.choice(tails) + chance.choice(("", "", "", "_10", "b2", "_long_name"))
    name = f"{word}{tail}"
    return f"{name}_" if keyword.iskeyword(name) else name


def modules(chance: random.Random, count: int) -> list[str]:
    found = (a_name(chance).lower() for _ in range(count))
    return list(
        dict.fromkeys(
            f"m{name}" if chance.random() < 0.5 else f"_{name}" for name in found
        )
    )


def write(root: Path, chance: random.Random) -> None:
    """Write packages, or add to those that are there; no name is in two modules."""
    for number in range(PACKAGES):
        package = root / f"src/p{number}"
        package.mkdir(parents=True, exist_ok=True)
        init = package / "__init__.py"
        if not init.exists():
            init.write_text(chance.choice(("", '"""Doc."""\n', "# Licence.\n")))
        taken = {path.stem.lstrip("_") for path in package.iterdir()}
        for module in modules(chance, chance.randint(0, 3)):
            offered = names(chance, chance.choice((1, 3, 6, 12)))
            own = [f"{name}_{len(taken)}" for name in offered]
            text = "".join(f"{name} = 1\n" for name in own)
            with (package / f"{module}.py").open("a", encoding="utf-8") as file:
                file.write(text)
            taken.add(module)


def sync(root: Path, exports: str = "eager", width: int = 88) -> dict[Path, bytes]:
    """Sync the project, and return its ``__init__.py`` files."""
    manifest = MANIFEST.format(exports=exports, width=width)
    (root / "pyproject.toml").write_text(manifest)
    outcome = commands.sync(SyncRequest(os.fspath(root)))
    commands.commit(outcome, lambda: None)
    assert not [found for found in outcome.findings if found.severity.name == "ERROR"]
    return {path: path.read_bytes() for path in sorted(root.rglob("__init__.py"))}


def checked(root: Path) -> str:
    return ruff(root, "check", "--output-format", "concise") + ruff(
        root, "format", "--check", "--diff"
    )


@pytest.mark.parametrize("width", [88, 50])
def test_what_is_written_is_what_ruff_would_write(tmp_path: Path, width: int) -> None:
    chance = random.Random(width)
    write(tmp_path, chance)
    first = sync(tmp_path, width=width)
    assert checked(tmp_path) == ""
    lazy = sync(tmp_path, "lazy", width)
    assert lazy != first
    assert checked(tmp_path) == ""
    assert sync(tmp_path, width=width) == first
    write(tmp_path, chance)
    grown = sync(tmp_path, width=width)
    assert grown != first
    assert checked(tmp_path) == ""
    sync(tmp_path, "lazy", width)
    write(tmp_path, chance)
    sync(tmp_path, "lazy", width)
    assert checked(tmp_path) == ""


def test_what_is_left_is_what_ruff_would_write(tmp_path: Path) -> None:
    chance = random.Random(3)
    write(tmp_path, chance)
    sync(tmp_path)
    for module in sorted(tmp_path.rglob("src/*/*.py")):
        if module.name != "__init__.py":
            shrink(module, chance)
    sync(tmp_path)
    assert checked(tmp_path) == ""


def shrink(module: Path, chance: random.Random) -> None:
    lines = module.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = "".join(line for line in lines if chance.random() < 0.5)
    if kept or chance.random() < 0.5:
        module.write_text(kept, encoding="utf-8")
    else:
        module.unlink()


def test_hundreds_of_names_stand_in_the_order_of_ruff(tmp_path: Path) -> None:
    for seed, init in enumerate(inits()):
        (tmp_path / f"m{seed}.py").write_bytes(init)
    manifest = MANIFEST.format(exports="eager", width=88)
    (tmp_path / "pyproject.toml").write_text(manifest)
    assert ruff(tmp_path, "check", "--output-format", "concise") == ""


def inits() -> Iterator[bytes]:
    for seed in range(6):
        chance = random.Random(seed)
        many = names(chance, 400)
        inner = {
            f"p.{module}": [f"n{n}"] for n, module in enumerate(modules(chance, 60))
        }
        exports = [*many, *(name for found in inner.values() for name in found)]
        yield with_names(b"", "p", {"p._all_of_them": many, **inner}, exports, Style())
