"""Everything that CI runs: ``nox``, or one session with ``nox -s lint``."""

import shutil
import sys
from pathlib import Path

import nox

sys.path.insert(0, str(Path(__file__).parent))
from tests.interpreters import found_interpreters

nox.options.sessions = ["lint", "types", "docs", "tests", "others"]

PROJECT = nox.project.load_toml("pyproject.toml")
DEVELOPMENT = nox.project.dependency_groups(PROJECT, "dev")
SITE = nox.project.dependency_groups(PROJECT, "docs")
THIS = f"{sys.version_info.major}.{sys.version_info.minor}"
OTHERS = [
    nox.param(path, id=version)
    for version, path in sorted(found_interpreters().items())
    if version not in {THIS, "3.10"}
]


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, imports between the rooms, and that generated files are current."""
    session.install("-e", ".", *DEVELOPMENT)
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("lint-imports")
    session.run("mkpkg", "sync", "--check")
    session.run("python", ".ci/names.py", "--check")
    session.run("python", ".ci/archive.py", "--check")
    session.run("python", ".ci/reference.py", "--check")
    if sys.platform != "win32":
        session.run("python", ".ci/pictures.py", "--check")


@nox.session
def types(session: nox.Session) -> None:
    """Check types."""
    session.install("-e", ".", *DEVELOPMENT)
    session.run("mypy")


@nox.session
def docs(session: nox.Session) -> None:
    """Build the site, and fail where a link leads nowhere; `-- serve` shows it."""
    session.install(*SITE)
    folder = Path(session.create_tmp())
    shutil.rmtree(folder / "docs", ignore_errors=True)
    shutil.copytree("docs", folder / "docs")
    shutil.copy(".ci/mkdocs.yml", folder)
    session.chdir(folder)
    session.run("zensical", *(session.posargs or ("build", "--strict", "--clean")))


@nox.session
def tests(session: nox.Session) -> None:
    """Run all tests, the slow ones and those that need an index included."""
    session.install("-e", ".", *DEVELOPMENT)
    session.run("pytest", "-n", "auto", "-m", "", *session.posargs)


@nox.session
@nox.parametrize("python", OTHERS)
def others(session: nox.Session) -> None:
    """Run the everyday tests on every other interpreter that is found."""
    session.install("-e", ".", *DEVELOPMENT)
    session.run("pytest", "-n", "auto", *session.posargs)
