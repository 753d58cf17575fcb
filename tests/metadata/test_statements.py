"""What each file says of a project, in the words of its backend."""

import tomllib

import pytest

from mkpkg.metadata import (
    Statement,
    read_pyproject,
    read_setup_cfg,
    read_setup_py,
)

PROJECT = Statement(
    "[project]",
    name="my-sound",
    description="Sounds.",
    author="Ada",
    email="ada@example.org",
    license="MIT",
    python=">=3.9",
    repository="https://example.org/ada/sound",
    classifiers=("Typing :: Typed",),
)
POETRY = PROJECT._replace(source="[tool.poetry]", python="^3.9")
FLIT = PROJECT._replace(source="[tool.flit.metadata]", description="")
PDM = PROJECT._replace(source="[tool.pdm]", classifiers=())

TABLES = {
    "the standard": (
        """
        [project]
        name = "my-sound"
        description = "Sounds."
        authors = [{ name = "Ada", email = "ada@example.org" }, { name = "Bob" }]
        license = "MIT"
        requires-python = ">=3.9"
        classifiers = ["Typing :: Typed"]
        urls = { Homepage = "https://example.org", "Source Code" = "https://example.org/ada/sound" }
        """,
        (PROJECT,),
    ),
    "the standard, as it was": (
        """
        [project]
        name = "my-sound"
        description = " Sounds. "
        maintainers = [{ name = "Ada", email = "ada@example.org" }]
        license = { text = "MIT" }
        requires-python = ">=3.9"
        classifiers = ["Typing :: Typed"]
        urls.GitHub = "https://example.org/ada/sound"
        """,
        (PROJECT,),
    ),
    "poetry": (
        """
        [tool.poetry]
        name = "my-sound"
        description = "Sounds."
        authors = ["Ada <ada@example.org>", "Bob <bob@example.org>"]
        license = "MIT"
        repository = "https://example.org/ada/sound"
        classifiers = ["Typing :: Typed"]
        [tool.poetry.dependencies]
        python = "^3.9"
        """,
        (POETRY,),
    ),
    "poetry, a table for Python": (
        """
        [tool.poetry]
        name = "my-sound"
        description = "Sounds."
        authors = ["Ada <ada@example.org>"]
        license = "MIT"
        urls = { repository = "https://example.org/ada/sound" }
        classifiers = ["Typing :: Typed"]
        [tool.poetry.dependencies]
        python = { version = "^3.9" }
        """,
        (POETRY,),
    ),
    "flit": (
        """
        [tool.flit.metadata]
        module = "sound"
        dist-name = "my-sound"
        author = "Ada"
        author-email = "ada@example.org"
        license = "MIT"
        requires-python = ">=3.9"
        classifiers = ["Typing :: Typed"]
        urls = { Source = "https://example.org/ada/sound" }
        """,
        (FLIT,),
    ),
    "pdm": (
        """
        [tool.pdm]
        name = "my-sound"
        description = "Sounds."
        author = "Ada <ada@example.org>"
        license = "MIT"
        python_requires = ">=3.9"
        [tool.pdm.project_urls]
        Repository = "https://example.org/ada/sound"
        """,
        (PDM,),
    ),
    "two of them, the standard first": (
        """
        [tool.poetry]
        requires-poetry = ">=2"
        [project]
        name = "a"
        """,
        (
            Statement("[project]", name="a"),
            Statement("[tool.poetry]"),
        ),
    ),
    "wrong forms": (
        """
        project = { name = 3, authors = "Ada", license = ["MIT"], urls = [1], classifiers = 1 }
        tool = { poetry = 1 }
        """,
        (Statement("[project]"),),
    ),
    "none": ("[tool.ruff]\n", ()),
}


@pytest.mark.parametrize(("text", "said"), TABLES.values(), ids=TABLES)
def test_pyproject(text: str, said: tuple[Statement, ...]) -> None:
    assert read_pyproject(tomllib.loads(text)) == said


@pytest.mark.parametrize(
    ("given", "author", "email"),
    [
        pytest.param('authors = [{name = "Ada"}]', "Ada", "", id="a name"),
        pytest.param('authors = [{email = "a@b.org"}]', "", "a@b.org", id="an address"),
        pytest.param('authors = ["a@b.org"]', "", "a@b.org", id="only that, in a text"),
        pytest.param('author_email = "A <a@b.org>"', "A", "a@b.org", id="both in one"),
        pytest.param(
            'author = "A"\nauthor_email = "a@b.org, c@d.org"', "A", "a@b.org", id="two"
        ),
        pytest.param('author = """A\n B"""', "A B", "", id="two lines"),
        pytest.param("", "", "", id="nobody"),
    ],
)
def test_authors(given: str, author: str, email: str) -> None:
    (said,) = read_pyproject(tomllib.loads(f"[project]\n{given}\n"))
    assert (said.author, said.email) == (author, email)


@pytest.mark.parametrize(
    ("labels", "address"),
    [
        pytest.param({"Repository": "r", "Source": "s"}, "r", id="repository first"),
        pytest.param({"source-code": "s", "Documentation": "d"}, "s", id="source"),
        pytest.param(
            {"Homepage": "https://github.com/a/b"}, "https://github.com/a/b", id="home"
        ),
        pytest.param({"Homepage": "https://github.com/a"}, "", id="of a person"),
        pytest.param({"Homepage": "https://example.org/a/b"}, "", id="of others"),
        pytest.param({"Issues": "https://github.com/a/b"}, "", id="issues"),
    ],
)
def test_repositories(labels: dict[str, str], address: str) -> None:
    (said,) = read_pyproject({"project": {"urls": labels}})
    assert said.repository == address


CONFIGS = {
    "setuptools": (
        """
[metadata]
name = my-sound
description = Sounds.
author = Ada
author_email = ada@example.org
license = MIT
project_urls =
    Documentation = https://example.org/docs
    Source = https://example.org/ada/sound
classifiers =
    Typing :: Typed
[options]
python_requires = >=3.9
""",
        PROJECT._replace(source="setup.cfg"),
    ),
    "pbr": (
        """
[metadata]
name = my-sound
summary = Sounds.
author = Ada
author-email = ada@example.org
license = MIT
python-requires = >=3.9
project-urls =
    Source, https://example.org/ada/sound
classifier =
    Typing :: Typed
[files]
packages = sound
""",
        PROJECT._replace(source="setup.cfg"),
    ),
    "directives": (
        "[metadata]\nname = attr: sound.NAME\ndescription = file: README\nversion = 1\n",
        Statement("setup.cfg"),
    ),
    "percents": ("[metadata]\nname = %(x)s\n", Statement("setup.cfg", name="%(x)s")),
    "other tools only": ("[flake8]\nmax-line-length = 100\n", Statement("setup.cfg")),
    "broken": ("name = x\n", None),
}


@pytest.mark.parametrize(("text", "said"), CONFIGS.values(), ids=CONFIGS)
def test_setup_cfg(text: str, said: Statement | None) -> None:
    assert read_setup_cfg(text) == said


SCRIPTS = {
    "literals": (
        """
from setuptools import find_packages, setup
setup(
    name="my-sound", description="Sounds.", author="Ada",
    author_email="ada@example.org", license="MIT", python_requires=">=3.9",
    project_urls={"Source": "https://example.org/ada/sound"},
    classifiers=["Typing :: Typed"], packages=find_packages(),
)
""",
        PROJECT._replace(source="setup.py"),
    ),
    "names at the top": (
        """
import setuptools
NAME = "my-sound"
WHO = dict(x=1)
KINDS = ["Typing :: " "Typed"]
setuptools.setup(name=NAME, author=WHO, classifiers=KINDS)
""",
        Statement("setup.py", name="my-sound", classifiers=("Typing :: Typed",)),
    ),
    "a name that changes": (
        'NAME = "a"\nNAME = "b"\nsetup(name=NAME, license="MIT")\n',
        Statement("setup.py", license="MIT"),
    ),
    "a name that a function changes": (
        'NAME = "a"\ndef f():\n    global NAME\n    NAME = "b"\nsetup(name=NAME)\n',
        Statement("setup.py"),
    ),
    "a table": (
        'ABOUT = {"name": "a", "version": read()}\nsetup(**ABOUT, license="MIT")\n',
        Statement("setup.py", name="a", license="MIT"),
    ),
    "computed": (
        'about = {}\nexec(open("x").read(), about)\nsetup(name=about["n"], license=f"{x}")\n',
        Statement("setup.py"),
    ),
    "in a function": (
        'if __name__ == "__main__":\n    main()\ndef main():\n    setup(name="a")\n',
        Statement("setup.py", name="a"),
    ),
    "no call": ("from setuptools import setup\n", Statement("setup.py")),
    "it would exit": ("raise SystemExit(1)\n", Statement("setup.py")),
    "another Python": ('print "x"\n', None),
    "not text": ("\0", None),
}


@pytest.mark.parametrize(("text", "said"), SCRIPTS.values(), ids=SCRIPTS)
def test_setup_py(text: str, said: Statement | None) -> None:
    assert read_setup_py(text.encode()) == said
