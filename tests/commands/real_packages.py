"""Packages from the index, copied into projects: what they are, before and after.

Names are known in two ways that share nothing with what is tested: by importing a
package in an interpreter of its own, and by `ast` and `tokenize`.
"""

import ast
import io
import json
import os
import shutil
import subprocess
import sys
import time
import tokenize
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from mkpkg import commands
from mkpkg.commands import Outcome, SyncRequest

#: What is installed, and the package that it holds.
PACKAGES = {
    "aiohttp": "aiohttp",
    "anyio": "anyio",
    "attrs": "attr",
    "blinker": "blinker",
    "click": "click",
    "django": "django",
    "fastapi": "fastapi",
    "flask": "flask",
    "h11": "h11",
    "httpcore": "httpcore",
    "httpx": "httpx",
    "hypothesis": "hypothesis",
    "jinja2": "jinja2",
    "markdown-it-py": "markdown_it",
    "marshmallow": "marshmallow",
    "networkx": "networkx",
    "outcome": "outcome",
    "packaging": "packaging",
    "pydantic": "pydantic",
    "pygments": "pygments",
    "requests": "requests",
    "rich": "rich",
    "sqlalchemy": "sqlalchemy",
    "starlette": "starlette",
    "structlog": "structlog",
    "sympy": "sympy",
    "tornado": "tornado",
    "trio": "trio",
    "typer": "typer",
    "urllib3": "urllib3",
    "werkzeug": "werkzeug",
}
UNMANAGED = '[project]\nname = "real"\n'
MANAGED = f'{UNMANAGED}\n[tool.mkpkg]\nsubmodules = false\nexport-from = ["_*"]\n'
_PATIENCE = 900.0

_PROBE = """
import importlib, json, sys, warnings
warnings.simplefilter("ignore")
folder, *names = sys.argv[1:]
sys.path.insert(0, folder)
modules = {}
for name in names:
    try:
        module = importlib.import_module(name)
    except BaseException:
        continue
    if module.__file__.startswith(folder):
        modules[name] = module
def has(module, name):
    try:
        return hasattr(module, name)
    except Exception:
        return False
def public(module):
    listed = getattr(module, "__all__", None)
    if listed is None:
        return [name for name in dir(module) if not name.startswith("_")]
    return [name for name in listed if has(module, name)]
print()
print(json.dumps({n: [dir(m), sorted(public(m))] for n, m in modules.items()}))
"""


@dataclass(frozen=True)
class Imported:
    """What a package has once it is imported: all of its names, and its public ones."""

    names: frozenset[str]
    public: frozenset[str]


Probe = dict[str, Imported]
Files = dict[str, bytes]


@dataclass(frozen=True)
class Site:
    """An environment with all packages.

    Attributes:
        python: Its interpreter.
        packages: The folder that they are in.
    """

    python: Path
    packages: Path

    def probe(self, folder: Path, names: list[str]) -> Probe:
        """Import packages that lie in a folder; what fails is left out."""
        command = [str(self.python), "-I", "-B", "-c", _PROBE, str(folder), *names]
        done = subprocess.run(
            command, cwd=folder, capture_output=True, text=True, check=False
        )
        lines = done.stdout.splitlines() or ["{}"]
        found: dict[str, list[list[str]]] = json.loads(lines[-1])
        return {
            name: Imported(frozenset(names), frozenset(public))
            for name, (names, public) in found.items()
        }


def installed(place: Path) -> Site:
    """Install the packages into a folder, once, whoever comes first."""
    try:
        place.mkdir()
    except FileExistsError:
        _wait_for(place / "ready")
    else:
        _install(place)
        (place / "ready").touch()
    inner = "Scripts/python.exe" if os.name == "nt" else "bin/python"
    (packages,) = (p for p in place.rglob("site-packages") if p.is_dir())
    return Site(place / "env" / inner, packages)


def _install(place: Path) -> None:
    env = place / "env"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", env], check=True)
    pip = [sys.executable, "-m", "pip", "--python", str(env), "install", "-q"]
    subprocess.run(
        [*pip, "--prefer-binary", *PACKAGES], check=True, stderr=subprocess.DEVNULL
    )


def _wait_for(path: Path) -> None:
    end = time.monotonic() + _PATIENCE
    while not path.exists():
        if time.monotonic() > end:
            raise TimeoutError(f"{path} does not come")
        time.sleep(0.2)


def project_of(site: Site, package: str, root: Path, manifest: str) -> Path:
    """Copy a package into a new project."""
    root.mkdir()
    shutil.copytree(site.packages / package, root / package)
    (root / "pyproject.toml").write_text(manifest)
    return root


def packages_in(root: Path, package: str) -> list[str]:
    """Return a package and all that are in it, by their dotted names."""
    found = sorted((root / package).rglob("__init__.py"))
    parts = [path.parent.relative_to(root).parts for path in found]
    return [".".join(p) for p in parts if all(part.isidentifier() for part in p)]


def inits_in(root: Path) -> Files:
    """Return every ``__init__.py`` below a folder."""
    found = sorted(root.rglob("__init__.py"))
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def sync(root: Path) -> Outcome:
    """Bring a project up to date, as the command does."""
    outcome = commands.sync(SyncRequest(os.fspath(root)))
    commands.commit(outcome, lambda: None)
    return outcome


def stale_in(outcome: Outcome) -> dict[str, set[str]]:
    """Return the names that are reported as gone, by the package's file."""
    stale: dict[str, set[str]] = {}
    for finding in outcome.findings:
        if finding.code == "stale-export":
            stale.setdefault(finding.path or "", set()).add(finding.name or "")
    return stale


def comments_in(content: bytes) -> list[str]:
    """Return the comments of a file, in their order."""
    tokens = tokenize.tokenize(io.BytesIO(content).readline)
    return [token.string for token in tokens if token.type == tokenize.COMMENT]


def others_in(content: bytes) -> list[str]:
    """Return the statements of a file that re-export nothing."""
    body = ast.parse(content).body
    return [ast.dump(s) for s in body if not _is_about_exports(s)]


def _is_about_exports(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.ImportFrom):
        return True
    nodes = ast.walk(statement)
    return any(isinstance(n, ast.Name) and n.id == "__all__" for n in nodes)


@dataclass(frozen=True)
class Plant:
    """A name that is put where it does not belong.

    Attributes:
        package: The package whose file it is put in.
        path: That file, relative to the project.
        content: What the file then holds.
    """

    package: str
    path: str
    content: bytes


NAME = "not_there_any_more"
# A module in which any of these stands may have names that it does not show.
_TRICKS = (
    "__getattr__",
    "__dict__",
    "globals",
    "locals",
    "exec",
    "modules",
    "import *",
)


def refused_in(outcome: Outcome) -> set[str]:
    """Return the files of packages that nothing may be written in."""
    found = outcome.findings
    return {finding.path or "" for finding in found if finding.severity == "error"}


def plant_in(root: Path, package: str, refused: set[str]) -> Plant | None:
    """Return a name planted in the first package that imports names from a child."""
    for dotted in sorted(packages_in(root, package), key=lambda name: name.count(".")):
        path = f"{dotted.replace('.', '/')}/__init__.py"
        content = (root / path).read_bytes()
        if path in refused or b"__path__" in content or not _is_listed(content):
            continue
        for statement in ast.parse(content).body:
            child = _child_of(statement, dotted)
            if child and _is_plain((root / path).parent / child):
                return Plant(dotted, path, _planted(content, statement))
    return None


def _is_listed(content: bytes) -> bool:
    """Tell whether ``__all__`` is a list, or not there: another one may be refused."""
    values = (
        statement.value
        for statement in ast.parse(content).body
        if isinstance(statement, ast.Assign)
        and isinstance(statement.targets[0], ast.Name)
        and statement.targets[0].id == "__all__"
    )
    return all(isinstance(value, ast.List | ast.Tuple) for value in values)


def _child_of(statement: ast.stmt, package: str) -> str | None:
    if not isinstance(statement, ast.ImportFrom) or statement.names[0].name == "*":
        return None
    module = statement.module or ""
    if statement.level == 0 and module.startswith(f"{package}."):
        module = module.removeprefix(f"{package}.")
    elif statement.level != 1:
        return None
    return module if module.isidentifier() else None


def _is_plain(child: Path) -> bool:
    file = child / "__init__.py" if child.is_dir() else child.with_suffix(".py")
    text = file.read_text(encoding="utf-8") if file.exists() else "__getattr__"
    return not any(trick in text for trick in _TRICKS)


def _planted(content: bytes, statement: ast.stmt) -> bytes:
    """Put the name behind the last one of an import, and of ``__all__``."""
    assert isinstance(statement, ast.ImportFrom)
    inserts = [_behind(content, statement.names[-1], NAME)]
    for other in ast.parse(content).body:
        if isinstance(other, ast.Assign) and isinstance(other.value, ast.List):
            target, elements = other.targets[0], other.value.elts
            if isinstance(target, ast.Name) and target.id == "__all__" and elements:
                inserts.append(_behind(content, elements[-1], f'"{NAME}"'))
    for offset, text in sorted(inserts, reverse=True):
        content = content[:offset] + text + content[offset:]
    return content


def _behind(content: bytes, node: ast.alias | ast.expr, name: str) -> tuple[int, bytes]:
    """Return where a name goes behind an element, and its text: one a line, if it is."""
    lines = content.splitlines(keepends=True)
    line, last = lines[node.lineno - 1], lines[(node.end_lineno or 0) - 1]
    start = sum(map(len, lines[: (node.end_lineno or 0) - 1]))
    end = node.end_col_offset or 0
    is_alone = not line[: node.col_offset].strip() and last[end : end + 1] == b","
    if not is_alone:
        return start + end, f", {name}".encode()
    newline = b"\r\n" if last.endswith(b"\r\n") else b"\n"
    return start + len(last), line[: node.col_offset] + f"{name},".encode() + newline


@dataclass(frozen=True)
class Figures:
    """What happened to one package.

    Attributes:
        modules: Its modules.
        inits: Its packages.
        changed: The packages whose file was changed.
        imported: Those that could be imported before.
        still: Those of them that can be imported afterwards.
    """

    modules: int
    inits: int
    changed: int
    imported: int
    still: int

    def __str__(self) -> str:
        """Return a row of a table."""
        still = f"{self.still} of {self.imported}"
        return f"{self.modules} | {self.inits} | {self.changed} | {still}"


def figures(root: Path, before: Files, was: Probe, now: Probe) -> Figures:
    """Count what happened to the package in a project."""
    after = inits_in(root)
    changed = sum(before[path] != after[path] for path in before)
    modules = sum(1 for path in root.rglob("*.py"))
    still = sum(name in now for name in was)
    return Figures(modules, len(before), changed, len(was), still)


def lost(
    root: Path, was: Probe, now: Probe, stale: Mapping[str, set[str]]
) -> Iterator[tuple[str, str]]:
    """Yield package and name for what a package had when imported, and has no longer.

    A module is an attribute of its package where anything imported it, which is not for
    the package to say.
    """
    for package in was.keys() & now.keys():
        folder = root.joinpath(*package.split("."))
        gone = stale.get(f"{package.replace('.', '/')}/__init__.py", set())
        for name in was[package].names - now[package].names - gone:
            if not (folder / name).exists() and not (folder / f"{name}.py").exists():
                yield package, name
