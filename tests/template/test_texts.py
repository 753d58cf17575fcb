"""Any text comes back exactly from every file that it lands in."""

import ast
import subprocess
import sys
import tomllib
from pathlib import Path, PurePosixPath

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from mkpkg._errors import ToolFailed
from mkpkg.commands._texts import check_author, check_description, check_email
from mkpkg.template import Answers, Files

from .conftest import Render

printable = st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cn"])
# Characters that mean something somewhere are far likelier to be drawn.
hostile = st.sampled_from("\"'\\`{}%#$<>&*_[]()|~-+=.:,;! \t\u00a0\ufeff\u2028é😀1aN")
texts = st.text(hostile | printable, max_size=30)
lines = st.text(hostile.filter(lambda c: c not in "\t\u2028") | printable, max_size=30)

NASTY = [
    'A "quoted" \\d lib',
    '"',
    '"""',
    'ends with a quote"',
    "ends with a backslash\\",
    "\\",
    "{{ 7*7 }} {% raw %} {# x #}",
    " blanks at both ends ",
    "\ttab\t",
    "\u00a0no-break\u00a0",
    "emoji 😀 and e\u0301",
    "\u202eright to left",
    "next\u0085line",
    "line\u2028separator",
    "\ufeffmark",
    "# heading",
    "- item",
    "1. item",
    "> quote",
    "= = =",
    "---",
    "`code` *bold* _it_ ~~no~~ [a](b) ![i](j) <b> &amp; | a |",
    "<!-- -->",
    "    code",
    "https://example.org/a_b_c",
    "on",
    "1e5",
    "12:30",
    "null",
    "~",
    "'",
    "$HOME `id` $(id)",
    "two\nlines",
    "summary\n\n  indented \n\ttab\nlast",
    "windows\r\nlines",
    "\nlate start",
    " ",
]


def check(files: Files, description: str, author: str) -> None:
    init = files[PurePosixPath("src/sound/__init__.py")].decode()
    found = ast.get_docstring(ast.parse(init), clean=False)
    assert found == (description or "The sound package.")
    project = tomllib.loads(files[PurePosixPath("pyproject.toml")].decode())["project"]
    if description:
        assert project["description"] in description
        if len(description.splitlines()) == 1:
            assert project["description"] == description.splitlines()[0]
    assert [person["name"] for person in project.get("authors", [])] == [author] * bool(
        author
    )
    answers = yaml.safe_load(files[PurePosixPath(".copier-answers.yml")])
    assert (answers["description"], answers["user_name"]) == (description, author)
    readme = files[PurePosixPath("README.md")].decode()
    assert shown_by_markdown(readme) == [
        stripped for line in description.splitlines() if (stripped := line.strip())
    ]
    if author:
        assert author in files[PurePosixPath("LICENSE")].decode()


def shown_by_markdown(readme: str) -> list[str]:
    """Return the lines between the first heading and the first code block, as shown."""
    shown: list[str] = []
    for block in MarkdownIt("commonmark").parse(readme)[3:]:
        if block.type == "fence":
            break
        if block.children is not None:
            parts = [
                "\n" if child.type == "softbreak" else child.content
                for child in block.children
            ]
            assert {child.type for child in block.children} <= {
                "text", "softbreak", "text_special",
            }  # fmt: skip
            shown += [line.strip() for line in "".join(parts).split("\n")]
        else:
            assert block.type in {"paragraph_open", "paragraph_close"}
    return [line for line in shown if line]


@pytest.mark.parametrize("description", NASTY, ids=range(len(NASTY)))
def test_texts_that_break_other_generators(
    render_in_process: Render, description: str
) -> None:
    assert list(check_description(description)) == []
    author = "" if list(check_author(description, "")) else description
    answers = Answers("sound", "sound", description, user_name=author, license="MIT")
    check(render_in_process(answers), description, author)


@pytest.mark.slow
@given(description=texts, author=lines)
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_text(render_in_process: Render, description: str, author: str) -> None:
    answers = Answers("sound", "sound", description, user_name=author, license="MIT")
    check(render_in_process(answers), description, author)


@pytest.mark.slow
def test_a_formatter_has_nothing_to_say_about_any_text(
    render_in_process: Render, tmp_path: Path
) -> None:
    for number, description in enumerate(NASTY):
        files = render_in_process(Answers("sound", "sound", description))
        content = files[PurePosixPath("src/sound/__init__.py")]
        (tmp_path / f"case_{number}.py").write_bytes(content)
    done = subprocess.run(
        [sys.executable, "-m", "ruff", "format", "--isolated", "--diff", tmp_path],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("question", "text", "is_fine"),
    [
        ("user_name", 'Ada "The\\Boss" O\'T', True),
        ("user_name", "two\nlines", False),
        ("user_name", "bell\x07", False),
        ("user_name", "line\u2028separator", False),
        ("user_email", "", True),
        ("user_email", "ada@example.org", True),
        ("user_email", "ada", False),
        ("user_email", "ada@", False),
        ("user_email", "o'neil+x@example.org", True),
        ("user_email", "a..b@example.org", False),
        ("user_email", "ada@example..org", False),
        ("user_email", "ada@localhost", False),
        ("user_email", "a b@example.org", False),
        ("user_email", "ada@example.org\nX: y", False),
        ("user_email", "ada@ex,ample.org", False),
        ("user_email", "ädä@example.org", False),
        ("description", "two\nlines\tand a tab", True),
        ("description", "escape\x1b[31m", False),
        ("description", "delete\x7f", False),
    ],
)
def test_mkpkg_and_plain_copier_refuse_the_same_texts(
    render_in_process: Render, question: str, text: str, is_fine: bool
) -> None:
    judges = {
        "user_name": lambda: check_author(text, ""),
        "user_email": lambda: check_email(text, ""),
        "description": lambda: check_description(text),
    }
    assert (not list(judges[question]())) == is_fine
    answers = Answers("sound", "sound", **{question: text})  # type: ignore[arg-type]
    if is_fine:
        render_in_process(answers)
        return
    with pytest.raises(ToolFailed) as raised:
        render_in_process(answers)
    assert question in raised.value.findings[0].why
