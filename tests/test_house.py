"""The house of mkpkg itself: its rooms, their doors, and what may happen where."""

import ast
import importlib
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from mkpkg import commands

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "mkpkg"
MODULES = sorted(SOURCE.rglob("*.py"))
PACKAGES = sorted(path.parent for path in SOURCE.rglob("__init__.py"))
# The one package whose modules are loaded when a name of theirs is.
LAZY = "commands"
PURE = ("layout", "merge", "metadata", "names", "plan", "source")


def name_of(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def lint_imports(root: Path) -> subprocess.CompletedProcess[str]:
    code = "import sys; from importlinter.cli import lint_imports_command as run; run(['--no-cache'])"
    return subprocess.run(
        [
            sys.executable,
            "-c",
            f"import sys; sys.path.insert(0, {str(root / 'src')!r}); {code}",
        ],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )


VIOLATIONS = {
    "Imports run one way": ("layout/_items.py", "import mkpkg.plan"),
    "Layouts, merges, metadata, names, plans and sources are pure": (
        "names/_sets.py",
        "import os",
    ),
    "Only template knows Copier": ("commands/_new.py", "import copier"),
    "Only git and python run processes": ("disk/_read.py", "import subprocess"),
    "Only disk makes files and folders": ("git/_run.py", "import tempfile"),
    "No cycles among siblings": ("_findings.py", "import mkpkg._errors"),
}


def test_every_contract_is_kept() -> None:
    done = lint_imports(ROOT)
    assert done.returncode == 0, done.stdout
    for contract in VIOLATIONS:
        assert f"{contract} KEPT" in done.stdout


@pytest.mark.slow
@pytest.mark.parametrize("contract", VIOLATIONS)
def test_every_contract_can_be_broken(contract: str, tmp_path: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(SOURCE, tmp_path / "src/mkpkg")
    place, line = VIOLATIONS[contract]
    module = tmp_path / "src/mkpkg" / place
    module.write_text(f"{module.read_text()}\n{line}\n")
    done = lint_imports(tmp_path)
    assert done.returncode == 1
    assert f"{contract} BROKEN" in done.stdout


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.name)
def test_a_package_says_its_job_and_offers_what_its_private_modules_have(
    package: Path,
) -> None:
    tree = ast.parse((package / "__init__.py").read_text(encoding="utf-8"))
    assert (ast.get_docstring(tree) or "").count("\n") == 0
    assert ast.get_docstring(tree)
    for statement in () if package.name == LAZY else tree.body[1:]:
        assert isinstance(statement, ast.ImportFrom | ast.Assign)
        if isinstance(statement, ast.ImportFrom):
            assert statement.level == 1
            assert (statement.module or "").startswith("_")
    public = [p for p in package.glob("*.py") if not p.name.startswith("_")]
    assert public == []


def test_what_is_loaded_late_is_what_type_checkers_see() -> None:
    tree = ast.parse((SOURCE / LAZY / "__init__.py").read_text(encoding="utf-8"))
    seen = {
        alias.name: node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.level == 1
        for alias in node.names
    }
    assert seen == commands._HOMES
    assert sorted(seen) == sorted(commands.__all__)
    for name, module in seen.items():
        assert getattr(commands, name) is getattr(
            importlib.import_module(f"mkpkg.commands.{module}"), name
        )
    with pytest.raises(AttributeError, match="no attribute 'build'"):
        commands.build  # type: ignore[attr-defined]  # noqa: B018


def test_a_command_loads_no_other() -> None:
    code = (
        "import sys; from mkpkg import commands; commands.sync; commands.commit;"
        "print(*sorted(name for name in sys.modules if name.startswith('mkpkg.')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    loaded = {name.removeprefix("mkpkg.") for name in done.stdout.split()}
    assert "commands._sync" in loaded
    assert not loaded & {
        "commands._update",
        "commands._new",
        "template",
        "merge",
        "python",
    }


def imports_in(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module or ""
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_neighbours_import_the_package_and_not_its_modules(path: Path) -> None:
    inner = [
        name
        for name in imports_in(path)
        if name.startswith("mkpkg.") and "._" in name.removeprefix("mkpkg._")
    ]
    assert [name for name in inner if name.count(".") > 1] == []


WRITING = {
    "chmod", "copy", "copy2", "copyfile", "copymode", "copytree", "hardlink_to", "link",
    "makedirs", "mkdir", "removedirs", "renames", "mkdtemp", "rename", "rmdir", "rmtree", "symlink_to", "touch",
    "unlink", "write_bytes", "write_text",
}  # fmt: skip


def calls_in(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            function = node.func
            if isinstance(function, ast.Attribute):
                yield function.attr
            elif isinstance(function, ast.Name):
                yield function.id


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_disk_writes(path: Path) -> None:
    allowed = {
        "template/_foreign.py": {"mkdir", "write_bytes"},
        "template/_releases.py": {"mkdir", "write_bytes"},
        "template/_render.py": {"mkdir"},
        "template/_questions.py": {"mkdir", "write_text"},
    }.get(name_of(path), set())
    if path.parent.name != "disk":
        assert set(calls_in(path)) & WRITING <= allowed
        assert "open" not in calls_in(path) or name_of(path) in {
            "cli/_main.py",
            "template/_archive.py",
        }


@pytest.mark.parametrize("room", PURE)
def test_the_pure_rooms_know_no_files(room: str) -> None:
    for path in (SOURCE / room).rglob("*.py"):
        names = {
            n.id
            for n in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(n, ast.Name)
        }
        assert not names & {"open", "Path", "print", "input"}, path


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_says_what_it_is_for_and_stays_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text))
    assert text.count("\n") <= 350 or "_data" in path.parts
    assert "TODO" not in text


def test_importing_mkpkg_loads_nothing_heavy() -> None:
    code = "import sys, mkpkg; print(*sorted(m for m in sys.modules if m.startswith('mkpkg')))"
    printed = subprocess.check_output([sys.executable, "-c", code], text=True)
    assert printed.split() == ["mkpkg", "mkpkg._version"]


def test_a_refused_name_never_loads_copier(here: Path) -> None:
    code = (
        "import sys; from mkpkg.cli import main; main(['new', 'class'])\n"
        "sys.exit('copier' in sys.modules or 'rich' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=False
    )
    assert done.returncode == 0


def test_dependencies_have_lower_bounds_and_one_upper_one() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert all(">=" in dependency for dependency in project["dependencies"])
    assert [d for d in project["dependencies"] if "<" in d] == ["copier>=9.19.1,<10"]
