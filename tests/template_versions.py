"""Templates of several versions, as an installed mkpkg would carry them."""

import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from mkpkg.template import pack, template_root

from .projects import lay_out

VERSIONS = ("v0.1.0", "v0.2.0", "v0.3.0")

Files = dict[str, str]
Edit = Callable[[Files], None]

_COPIER = """\
_subdirectory: template/project
_templates_suffix: .jinja
_envops:
  keep_trailing_newline: true

project: {type: str, default: my-package}
package: {type: str, default: my_package}
exports: {type: str, default: eager}
allow: {type: yaml, default: []}
python: {type: str, default: "3.11"}
"""
_ANSWERS = """\
# Read by `mkpkg update` and `copier update`; please do not edit.
{% for key, value in _copier_answers | dictsort -%}
{{ key }}: {{ value | to_json }}
{% endfor -%}
"""
_PYPROJECT = """\
[build-system]
requires = ["hatchling>=1.27"]
build-backend = "hatchling.build"

[project]
name = "{{ project }}"
version = "0.1.0"
requires-python = ">={{ python }}"
dependencies = []

[dependency-groups]
test = ["pytest>=9"]
lint = ["mypy>=1.15", "ruff>=0.10"]

[tool.pytest]
strict = true

[tool.mypy]
strict = true

[tool.mkpkg]
"""
_LINES = "".join(f"Line {number} of this file.\n" for number in range(12))

#: A small template; rendering it takes a tenth of what the real one takes.
SMALL: Files = {
    "copier.yml": _COPIER,
    "template/project/{{ _copier_conf.answers_file }}.jinja": _ANSWERS,
    "template/project/.gitignore.jinja": "/dist/\n*.log\n",
    "template/project/README.md.jinja": "# {{ project }}\n\nA package.\n",
    "template/project/pyproject.toml.jinja": _PYPROJECT,
    "template/project/HISTORY.md.jinja": _LINES,
    "template/project/AUTHORS.md.jinja": "Of no use.\n" * 4,
    "template/project/src/{{ package }}/__init__.py.jinja": '"""A package."""\n',
    "template/project/tests/test_it.py.jinja": "def test() -> None: ...\n",
}


def _second(files: Files) -> None:
    """Add a file, and edit one."""
    files["template/project/CONTRIBUTING.md.jinja"] = "Be kind.\n"
    manifest = "template/project/pyproject.toml.jinja"
    files[manifest] = files[manifest].replace("mypy>=1.15", "mypy>=1.16")
    files["copier.yml"] += "colour: {type: str, default: red}\n"


def _third(files: Files) -> None:
    """Rename a file, delete one, and edit one."""
    lines = files.pop("template/project/HISTORY.md.jinja")
    new = lines.replace("Line 2 ", "Row 2 ")
    files["template/project/CHANGELOG.md.jinja"] = new
    del files["template/project/AUTHORS.md.jinja"]
    manifest = "template/project/pyproject.toml.jinja"
    files[manifest] = files[manifest].replace("pytest>=9", "pytest>=10")


def _against_the_rule(files: Files) -> None:
    """Change source, which no version may do."""
    for path in list(files):
        if "/src/" in path or "/tests/" in path:
            files[path] += "# Newer.\n"


def small_versions() -> dict[str, Files]:
    """Return the small template at each version; the last one changes source, too."""
    versions = _versions(SMALL)
    _against_the_rule(versions[VERSIONS[-1]])
    return versions


def real_versions() -> dict[str, Files]:
    """Return the real template, and two versions that might follow it."""
    root = template_root()
    files = {"copier.yml": (root / "copier.yml").read_text(encoding="utf-8")}
    for part in ("project", "macros", "licenses"):
        for path in (root / "template" / part).rglob("*"):
            if path.is_file():
                name = path.relative_to(root).as_posix()
                files[name] = path.read_text(encoding="utf-8")
    for name in ("HISTORY", "AUTHORS"):
        place = f"template/project/{name}.md.jinja"
        files[place] = SMALL[place]
    return _versions(files)


def _versions(files: Files) -> dict[str, Files]:
    found = {VERSIONS[0]: dict(files)}
    for version, edit in zip(VERSIONS[1:], (_second, _third), strict=True):
        files = dict(files)
        edit(files)
        found[version] = files
    return found


def installed_trees(base: Path, versions: Mapping[str, Files]) -> dict[str, Path]:
    """Lay out what each version of mkpkg carries: its template, and the history."""
    archives: dict[str, bytes] = {}
    found = {}
    for version, files in versions.items():
        root = base / version
        lay_out(root, files)
        archives[f"template/history/{version}.tar.gz"] = pack(root)
        lay_out(root, archives)
        found[version] = root
    return found


def template_repository(folder: Path, versions: Mapping[str, Files]) -> Path:
    """Make a git repository in which each version has a tag, as plain Copier wants."""
    folder.mkdir()
    commands = [["init", "-q"]]
    _git(folder, commands)
    for version, files in versions.items():
        for path in [*folder.rglob("*")]:
            if path.is_file() and ".git" not in path.relative_to(folder).parts:
                path.unlink()
        lay_out(folder, files)
        me = ["-c", "user.name=a", "-c", "user.email=a@b.org"]
        _git(
            folder,
            [["add", "-A"], [*me, "commit", "-qm", version], ["tag", version]],
        )
    return folder


def _git(folder: Path, commands: list[list[str]]) -> None:
    for command in commands:
        subprocess.run(["git", *command], cwd=folder, check=True)


class Installed:
    """The mkpkg of this process, which can be that of another version."""

    def __init__(
        self, roots: Mapping[str, Path], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Take the trees that `installed_trees` laid out."""
        self.roots = roots
        self._monkeypatch = monkeypatch

    def become(self, version: str) -> None:
        """Carry the template of a version from now on."""
        where = "mkpkg.template._releases"
        root = self.roots[version]
        self._monkeypatch.setattr(f"{where}.template_root", lambda: root)
        self._monkeypatch.setattr(f"{where}.current_version", lambda: version)
