"""Projects that were not made here: one for each way in which people build them."""

from typing import NamedTuple

from .projects import Files

MIT = """\
MIT License

Copyright (c) 2019-2024 Grace Tester

Permission is hereby granted, free of charge, to any person obtaining a copy
"""
FLAT: Files = {"sound/__init__.py": "", "sound/formats.py": "", "LICENSE": MIT}
SRC: Files = {f"src/{path}": text for path, text in FLAT.items() if path != "LICENSE"}


class Adoptable(NamedTuple):
    """A project.

    Attributes:
        files: What is in it.
        answers: What is inferred of it: values, with the sources that matter.
        folder: Where its package is.
    """

    files: Files
    answers: dict[str, str]
    folder: str


_SAID = {
    "name": "my-sound",
    "package": "sound",
    "description": "Sounds.",
    "author": "Ada",
    "email": "ada@example.org",
    "license": "MIT",
    "python": "3.11",
    "year": "2019",
    "repository": "https://github.com/ada/sound",
    "exports": "eager",
    "allow": "",
}
_FLAT = {**_SAID, "layout": "flat"}
_SRC = {**_SAID, "layout": "src"}
_PROJECT = """
[project]
name = "my-sound"
version = "1.0"
description = "Sounds."
authors = [{ name = "Ada", email = "ada@example.org" }]
requires-python = ">=3.11"
urls.Homepage = "https://github.com/ada/sound"
"""
_FLIT = """
[build-system]
requires = ["flit_core>=2"]
build-backend = "flit_core.buildapi"

[tool.flit.metadata]
module = "sound"
dist-name = "my-sound"
author = "Ada"
author-email = "ada@example.org"
home-page = "https://github.com/ada/sound"
requires-python = ">=3.11"
classifiers = ["License :: OSI Approved :: MIT License"]
"""
_POETRY = """
[build-system]
requires = ["poetry-core"]
build-backend = "poetry.core.masonry.api"

[tool.poetry]
name = "my-sound"
version = "1.0"
description = "Sounds."
authors = ["Ada <ada@example.org>"]
license = "MIT"
repository = "https://github.com/ada/sound"
packages = [{ include = "sound", from = "src" }]

[tool.poetry.dependencies]
python = "^3.11"
"""
_PDM = """
[build-system]
requires = ["pdm-backend"]
build-backend = "pdm.backend"
"""
_HATCH = """
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[tool.hatch.build.targets.wheel]
packages = ["src/sound"]
"""
_SETUP_CFG = """
[metadata]
name = my-sound
description = Sounds.
author = Ada
author_email = ada@example.org
license = MIT License
url = https://github.com/ada/sound
[options]
packages = find:
python_requires = >=3.11
"""
_SETUP_PY = """
from setuptools import find_packages, setup

raise SystemExit("this must never run")

setup(
    name="my-sound",
    description="Sounds.",
    author="Ada",
    author_email="ada@example.org",
    license="MIT",
    url="https://github.com/ada/sound",
    python_requires=">=3.11",
    packages=find_packages("src"),
    package_dir={"": "src"},
)
"""

ADOPTABLE = {
    "hatchling, src": Adoptable(
        {**SRC, "LICENSE": MIT, "pyproject.toml": _HATCH + _PROJECT}, _SRC, "src/sound"
    ),
    "setuptools, flat, setup.cfg": Adoptable(
        {**FLAT, "setup.cfg": _SETUP_CFG}, _FLAT, "sound"
    ),
    "setuptools, src, setup.py": Adoptable(
        {**SRC, "LICENSE": MIT, "setup.py": _SETUP_PY}, _SRC, "src/sound"
    ),
    "flit, flat": Adoptable(
        {**FLAT, "pyproject.toml": _FLIT}, {**_FLAT, "description": ""}, "sound"
    ),
    "poetry, src": Adoptable(
        {**SRC, "LICENSE": MIT, "pyproject.toml": _POETRY}, _SRC, "src/sound"
    ),
    "pdm, flat": Adoptable({**FLAT, "pyproject.toml": _PDM + _PROJECT}, _FLAT, "sound"),
    "nothing but a package": Adoptable(
        {"sound/__init__.py": "", "LICENSE": MIT},
        {
            **dict.fromkeys(_FLAT, ""),
            "name": "sound",
            "package": "sound",
            "author": "Grace Tester",
            "license": "MIT",
            "python": "3.11",
            "year": "2019",
            "exports": "eager",
            "layout": "flat",
        },
        "sound",
    ),
}
