"""What the template writes, file by file."""

import random
import re
import subprocess
import sys
import tomllib
from pathlib import Path, PurePosixPath

import pytest
import yaml

from mkpkg._errors import Refused, ToolFailed
from mkpkg.template import (
    Answers,
    Files,
    Recorded,
    read_recorded,
    render_recorded,
)

from .conftest import Render

EXAMPLE = b'''"""The code of sound.effects."""


def hello() -> str:
    """Say where this comes from: sound.effects."""
    return "Hello from sound.effects"
'''


def text(files: Files, path: str) -> str:
    return files[PurePosixPath(path)].decode()


def sound(**answers: object) -> Answers:
    return Answers("sound", "sound", **answers)  # type: ignore[arg-type]


def test_the_files_of_a_project(render_in_process: Render) -> None:
    files = render_in_process(
        sound(subpackages=("effects",), modules=("io", "effects._x"))
    )
    assert [str(path) for path in files] == [
        ".copier-answers.yml",
        ".gitattributes",
        ".gitignore",
        "README.md",
        "pyproject.toml",
        "src/sound/__init__.py",
        "src/sound/_internals.py",
        "src/sound/effects/__init__.py",
        "src/sound/effects/_internals.py",
        "src/sound/effects/_x.py",
        "src/sound/io.py",
        "src/sound/py.typed",
        "tests/test_public_api.py",
        "tests/test_sound.py",
    ]


def test_the_example(render_in_process: Render) -> None:
    files = render_in_process(sound(subpackages=("effects",)))
    assert files[PurePosixPath("src/sound/effects/_internals.py")] == EXAMPLE
    assert text(files, "src/sound/effects/__init__.py") == (
        '"""The sound.effects package."""\n\n'
        "from ._internals import hello\n\n"
        '__all__ = [\n    "hello",\n]\n'
    )


def test_without_the_example_there_is_nothing_to_export(
    render_in_process: Render,
) -> None:
    files = render_in_process(sound(example=False))
    assert text(files, "src/sound/__init__.py") == '"""The sound package."""\n'
    assert text(files, "src/sound/_internals.py") == '"""The code of sound."""\n'
    assert PurePosixPath("tests/test_sound.py") not in files


@pytest.mark.parametrize(
    ("subpackages", "modules", "line", "exports"),
    [
        (["b", "a"], [], "from . import a, b", ["a", "b"]),
        (["v10", "v9"], [], "from . import v9, v10", ["v9", "v10"]),
        (
            ["v9", "v10", "v010", "v0"],
            [],
            "from . import v0, v010, v9, v10",
            ["v0", "v010", "v9", "v10"],
        ),
        ([], ["io", "_codec"], "from . import io", ["io"]),
        (["a.b.c"], [], "from . import a", ["a"]),
        (["_vendor", "x"], [], "from . import x", ["x"]),
        (["tests", "test_a", "x"], [], "from . import x", ["x"]),
        ([], ["test_a", "b_test", "conftest", "tests", "x"], "from . import x", ["x"]),
        (
            ["b", "Ab", "DB", "a"],
            [],
            "from . import DB, Ab, a, b",
            ["DB", "Ab", "a", "b"],
        ),
    ],
)
def test_a_parent_binds_its_public_children_in_the_order_of_ruff(
    render_in_process: Render,
    subpackages: list[str],
    modules: list[str],
    line: str,
    exports: list[str],
) -> None:
    answers = sound(
        subpackages=tuple(subpackages), modules=tuple(modules), example=False
    )
    lines = text(render_in_process(answers), "src/sound/__init__.py").splitlines()
    assert lines[2] == line
    assert lines[4:] == ["__all__ = [", *(f'    "{name}",' for name in exports), "]"]


def test_a_long_line_is_wrapped(render_in_process: Render) -> None:
    names = tuple(f"subpackage_{number}" for number in range(12))
    body = text(render_in_process(sound(subpackages=names)), "src/sound/__init__.py")
    assert (
        "from . import (\n    subpackage_0,\n    subpackage_1,\n    subpackage_2,"
        in body
    )
    assert "    subpackage_9,\n    subpackage_10,\n    subpackage_11,\n)\n" in body


def test_lazy_exports_name_the_modules_that_they_come_from(
    render_in_process: Render,
) -> None:
    files = render_in_process(
        sound(exports="lazy", subpackages=("effects.deep",), modules=("_io",))
    )
    assert text(files, "src/sound/__init__.py") == (
        '"""The sound package."""\n\n'
        '__lazy_modules__: list[str] = ["sound", "sound._internals"]\n\n'
        "from . import effects\n"
        "from ._internals import hello\n\n"
        '__all__ = [\n    "effects",\n    "hello",\n]\n'
    )
    deep = text(files, "src/sound/effects/deep/__init__.py")
    assert '= ["sound.effects.deep._internals"]\n\nfrom ._internals' in deep
    manifest = tomllib.loads(text(files, "pyproject.toml"))
    assert manifest["tool"]["mkpkg"] == {"exports": "lazy"}


def test_lazy_exports_differ_from_eager_ones_in_that_line_alone(
    render_in_process: Render,
) -> None:
    eager, lazy = (
        render_in_process(sound(exports=exports, subpackages=("a.b", "c")))
        for exports in ("eager", "lazy")
    )
    assert list(eager) == list(lazy)
    for path in eager:
        if path.parts[0] in {"src", "tests"}:
            without = re.sub(r"__lazy_modules__.*\n\n", "", text(lazy, str(path)))
            assert without == text(eager, str(path))


def test_a_package_without_exports_has_no_lazy_ones(render_in_process: Render) -> None:
    files = render_in_process(
        sound(exports="lazy", example=False, subpackages=("a",), modules=("_io",))
    )
    root = text(files, "src/sound/__init__.py")
    assert '__lazy_modules__: list[str] = ["sound"]\n\nfrom . import a\n' in root
    assert text(files, "src/sound/a/__init__.py") == '"""The sound.a package."""\n'


def test_a_long_line_of_lazy_modules_is_wrapped(render_in_process: Render) -> None:
    def root(package: str) -> str:
        answers = Answers("sound", package, exports="lazy", modules=("a",))
        return text(render_in_process(answers), f"src/{package}/__init__.py")

    fits, long = "p" * 19, "p" * 20
    line = f'__lazy_modules__: list[str] = ["{fits}", "{fits}._internals"]'
    assert f"\n\n{line}\n\nfrom . import a\n" in root(fits)
    assert (
        "\n\n__lazy_modules__: list[str] = [\n"
        f'    "{long}",\n    "{long}._internals",\n]\n\nfrom . import a\n'
    ) in root(long)


def test_docstrings_can_be_given(render_in_process: Render) -> None:
    answers = sound(
        description="Sounds.",
        subpackages=("a",),
        modules=("b",),
        docs={"a": "An A.", "b": "A B."},
    )
    files = render_in_process(answers)
    for path, doc in (
        ("__init__.py", "Sounds."),
        ("a/__init__.py", "An A."),
        ("b.py", "A B."),
    ):
        assert text(files, f"src/sound/{path}").startswith(f'"""{doc}"""\n')


def test_pyproject_says_what_was_answered_and_no_more(
    render_in_process: Render,
) -> None:
    plain = text(render_in_process(sound()), "pyproject.toml")
    assert len(plain.splitlines()) <= 60
    assert set(tomllib.loads(plain)["project"]) == {
        "name", "version", "readme", "requires-python", "classifiers",
    }  # fmt: skip
    answers = sound(
        description="Sounds.", user_name="Ada", user_email="a@b.org", license="MIT",
        python="3.12", repository="https://example.org/ada/sound",
    )  # fmt: skip
    full = text(render_in_process(answers), "pyproject.toml")
    assert len(full.splitlines()) <= 60
    assert tomllib.loads(full)["project"] == {
        "name": "sound",
        "version": "0.1.0",
        "description": "Sounds.",
        "readme": "README.md",
        "requires-python": ">=3.12",
        "license": "MIT",
        "authors": [{"name": "Ada", "email": "a@b.org"}],
        "classifiers": ["Typing :: Typed"],
        "urls": {"Repository": "https://example.org/ada/sound"},
    }


@pytest.mark.parametrize(
    ("license", "first"),
    [
        ("MIT", "MIT License"),
        ("Apache-2.0", "Apache License"),
        ("BSD-3-Clause", "BSD 3-Clause License"),
        ("MPL-2.0", "Mozilla Public License Version 2.0"),
        ("GPL-3.0-or-later", "GNU GENERAL PUBLIC LICENSE"),
        ("EUPL-1.2", None),
        ("none", None),
    ],
)
def test_licences(render_in_process: Render, license: str, first: str | None) -> None:
    files = render_in_process(sound(license=license, year="2031", user_name="Ada L."))
    written = files.get(PurePosixPath("LICENSE"), b"").decode()
    assert first in written[:80] if first else not written
    assert ("2031" in written and "Ada L." in written) == (
        license in {"MIT", "BSD-3-Clause"}
    )


def test_every_answer_that_is_stored_comes_back(render_in_process: Render) -> None:
    files = render_in_process(
        sound(subpackages=("a",), description="on", user_name="1e5")
    )
    stored = yaml.safe_load(files[PurePosixPath(".copier-answers.yml")])
    assert stored == {
        "_commit": "v0.1.0",
        "_src_path": "https://mkpkg.invalid/mkpkg.git",
        "allow": [],
        "description": "on",
        "exports": "eager",
        "license": "none",
        "package": "sound",
        "project": "sound",
        "python": "3.11",
        "repository": "",
        "user_email": "",
        "user_name": "1e5",
        "year": "2026",
    }


@pytest.mark.parametrize("name", ["build", "dist", "lib", "env", "venv", "eggs", "var"])
def test_no_pattern_of_gitignore_swallows_a_subpackage(
    render_in_process: Render, name: str
) -> None:
    ignored = text(render_in_process(sound()), ".gitignore").splitlines()
    assert f"{name}/" not in ignored
    assert name not in ignored


def test_an_answer_that_the_template_refuses_is_an_error_of_ours(
    render_in_process: Render,
) -> None:
    with pytest.raises(ToolFailed) as raised:
        render_in_process(Answers("sound", "class"))
    assert "Python keyword" in raised.value.findings[0].why


@pytest.mark.slow
def test_names_are_in_the_order_of_ruff(
    render_in_process: Render, tmp_path: Path
) -> None:
    chance = random.Random(7)
    for number in range(12):
        names = {
            "".join(chance.choice("abAB_019") for _ in range(chance.randint(1, 6)))
            for _ in range(25)
        }
        public = {name.lower(): name for name in names if name[0].isalpha()}
        answers = sound(subpackages=tuple(public.values()))
        body = render_in_process(answers)[PurePosixPath("src/sound/__init__.py")]
        (tmp_path / f"case_{number}.py").write_bytes(body)
    command = [
        sys.executable,
        "-m",
        "ruff",
        "check",
        "--isolated",
        "--select",
        "I,RUF022",
    ]
    done = subprocess.run(
        [*command, tmp_path], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_a_project_is_rendered_as_it_records(
    render_in_process: Render, tmp_path: Path
) -> None:
    answers = sound(description="Sounds.", python="3.12", year="2031", example=False)
    expected = dict(render_in_process(answers))
    place = PurePosixPath(".copier-answers.yml")
    recorded = read_recorded(expected[place], place)
    files = dict(render_recorded(recorded, tmp_path / "scratch"))
    # What is not stored has its default: the example is there.
    assert {path for path in files if "src" not in path.parts} == {
        *(path for path in expected if "src" not in path.parts),
        PurePosixPath("tests/test_sound.py"),
    }
    for path in (place, PurePosixPath("pyproject.toml"), PurePosixPath("README.md")):
        assert files[path] == expected[path]


def test_answers_to_other_questions_are_left_out_and_missing_ones_get_defaults(
    tmp_path: Path,
) -> None:
    answers = {"project": "sound", "colour": "red"}
    address = "https://example.org/mirror.git"
    recorded = Recorded(
        PurePosixPath(".copier-answers.own.yaml"), None, address, answers
    )
    files = render_recorded(recorded, tmp_path)
    stored = yaml.safe_load(files[PurePosixPath(".copier-answers.own.yaml")])
    assert (stored["package"], stored["python"]) == ("sound", "3.11")
    assert "colour" not in stored
    assert stored["_src_path"] == address
    assert PurePosixPath(".copier-answers.yml") not in files


def test_a_recorded_answer_that_is_refused(tmp_path: Path) -> None:
    recorded = Recorded(answers={"project": "sound", "python": "2.7"})
    with pytest.raises(Refused) as raised:
        render_recorded(recorded, tmp_path, "v0.1.0")
    (found,) = raised.value.findings
    assert found.code == "answers"
    assert "`python` in .copier-answers.yml" in found.message
    assert found.why == "one of 3.10 to 3.15"
