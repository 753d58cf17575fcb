"""Templates of others, for tests: repositories with some versions."""

import subprocess
from pathlib import Path

import yaml

CONFIG = """\
_subdirectory: project
name:
  type: str
  validator: "{% if name == 'bad' %}not that one{% endif %}"
answer:
  type: int
  default: 42
"""
ANSWERS = "# Do not edit.\n{{ _copier_answers|to_nice_yaml -}}\n"
FILES = {
    "copier.yml": CONFIG,
    "project/{{ _copier_conf.answers_file }}.jinja": ANSWERS,
    "project/README.md.jinja": "# {{ name }} {{ answer }}\n",
    "project/src/{{ name }}/__init__.py.jinja": '"""{{ name }}."""\n',
    "project/run.sh": "#!/bin/sh\n",
}


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(
        ["git", *arguments], cwd=folder, check=True, capture_output=True, text=True
    ).stdout.strip()


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)


def commit(folder: Path, files: dict[str, str], *tags: str) -> None:
    write(folder, files)
    if not (folder / ".git").exists():
        git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "x")
    for tag in tags:
        git(folder, "tag", tag)


def answers_in(folder: Path) -> dict[str, object]:
    return dict(yaml.safe_load((folder / ".copier-answers.yml").read_text()))
