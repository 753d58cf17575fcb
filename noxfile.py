"""Everything that CI runs: ``nox``, or one session with ``nox -s lint``."""

import sys

import nox

nox.options.sessions = ["lint", "types", "tests", "others"]
nox.options.error_on_missing_interpreters = False

DEVELOPMENT = nox.project.dependency_groups(
    nox.project.load_toml("pyproject.toml"), "dev"
)
OTHERS = [f"3.{minor}" for minor in range(11, 16) if minor != sys.version_info.minor]


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, imports between the rooms, and that generated files are current."""
    session.install("-e", ".", *DEVELOPMENT)
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("lint-imports", "--no-logo") if False else session.run("lint-imports")
    session.run("python", ".ci/names.py", "--check")
    session.run("python", ".ci/archive.py", "--check")


@nox.session
def types(session: nox.Session) -> None:
    """Check types."""
    session.install("-e", ".", *DEVELOPMENT)
    session.run("mypy")


@nox.session
def tests(session: nox.Session) -> None:
    """Run all tests, the slow ones and those that need an index included."""
    session.install("-e", ".", *DEVELOPMENT)
    session.run("pytest", "-n", "auto", "-m", "", *session.posargs)


@nox.session(python=OTHERS)
def others(session: nox.Session) -> None:
    """Run the everyday tests on every other interpreter that is found."""
    session.install("-e", ".", *DEVELOPMENT)
    session.run("pytest", "-n", "auto", *session.posargs)
