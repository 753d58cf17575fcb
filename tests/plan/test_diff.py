"""Diffs: git reads them, and they give the exact bytes."""

import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mkpkg.plan import (
    Change,
    Create,
    Delete,
    Keep,
    Move,
    Plan,
    Update,
    text_diff,
    unified_diff,
)

from ..projects import git

Contents = dict[str, bytes]
Show = Callable[[Plan], bytes]

#: The two forms of a diff.
FORMS: Mapping[str, Show] = {
    "bytes": unified_diff,
    "text": lambda plan: text_diff(plan).encode(),
}


def path(text: str) -> PurePosixPath:
    return PurePosixPath(text)


def before_of(plan: Plan) -> Contents:
    found: Contents = {}
    for change in plan.changes:
        if isinstance(change, Update | Delete):
            found[str(change.path)] = change.before
        elif isinstance(change, Move):
            found[str(change.source)] = change.before
        elif isinstance(change, Keep):
            found[str(change.path)] = b"kept"
    return found


def after_of(plan: Plan) -> Contents:
    found: Contents = {}
    for change in plan.changes:
        if isinstance(change, Create | Update):
            found[str(change.path)] = change.content
        elif isinstance(change, Move):
            found[str(change.path)] = change.before
        elif isinstance(change, Keep):
            found[str(change.path)] = b"kept"
    return found


def write(folder: Path, contents: Contents) -> None:
    for name, content in contents.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)


def read(folder: Path) -> Contents:
    found = (place for place in folder.rglob("*") if place.is_file())
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in found}


def apply(folder: Path, diff: bytes, *options: str) -> None:
    done = subprocess.run(
        ["git", "apply", *options],
        cwd=folder,
        input=diff,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, (done.stderr, diff)


def check(folder: Path, plan: Plan, show: Show) -> None:
    """Let git make of a folder what the plan says, and undo it."""
    write(folder, before_of(plan))
    diff = show(plan)
    apply(folder, diff)
    assert read(folder) == after_of(plan)
    apply(folder, diff, "-R")
    assert read(folder) == before_of(plan)


def update(before: bytes, after: bytes) -> Change:
    return Update(path("a.py"), before, after)


CHANGES: dict[str, Change] = {
    "a new file": Create(path("src/a.py"), b"1\n2\n"),
    "a new file of nothing": Create(path("py.typed"), b""),
    "a new file without an end": Create(path("a.py"), b"1"),
    "a new file in latin-1": Create(path("a.py"), b"# coding: latin-1\n'\xe9'\n"),
    "a file that goes": Delete(path("a.py"), b"1\n2\n"),
    "a file of nothing that goes": Delete(path("a.py"), b""),
    "a file in latin-1 that goes": Delete(path("a.py"), b"'\xe9'"),
    "a file that moves": Move(path("a.py"), path("b/c.py"), b"1\n"),
    "a line more": update(b"1\n2\n", b"1\n2\n3\n"),
    "a line less": update(b"1\n2\n", b"1\n"),
    "nothing left": update(b"1\n2\n", b""),
    "something for nothing": update(b"", b"1\n2"),
    "windows lines": update(b"1\r\n2\r\n", b"1\r\n2\r\n3\r\n"),
    "mixed lines": update(b"1\r\n2\n", b"1\n2\r\n"),
    "lines of an old Mac": update(b"1\r2\r3", b"1\r2\r4\r3"),
    "form feeds": update(b"1\n\x0c2\x0b\n", b"1\n\x0c3\x0b\n"),
    "a byte order mark": update(b"\xef\xbb\xbf1\n", b"\xef\xbb\xbf1\n2\n"),
    "latin-1": update(b"'\xe9'\n1\n", b"'\xe9'\n2\n"),
    "the end of a line more": update(b"1\n2", b"1\n2\n"),
    "the end of a line less": update(b"1\n2\n", b"1\n2"),
    "no end of a line": update(b"1\n2", b"0\n1\n2"),
    "zeros": update(b"1\0\n2\n", b"1\0\0\n2\n"),
    "blanks at the end": update(b"1  \n\t\n", b"1  \n\t\n \n"),
    "what looks like a diff": update(b"--- a\n+++ b\n", b"--- a\n@@ -1 +1 @@\n"),
    "U+2028": update("a\u2028b\n".encode(), "a\u2028c\n".encode()),
    "many lines": update(b"x\n" * 50, b"x\n" * 20 + b"y\n" + b"x\n" * 30),
}

NAMES = [
    "a b.py",
    "a  b/c d.py",
    "é.py",
    "日本/語.py",
    "it's.py",
    "a\u2028b.py",
    " a",
    "a#b@c;d",
]
# Windows has no room for these.
POSIX_NAMES = [
    'a"b.py',
    "a\\b.py",
    "a\tb.py",
    "a\nb.py",
    "a\x1b.py",
    "a ",
    "caf\udce9.py",
]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("change", CHANGES)
def test_git_applies_a_change(tmp_path: Path, form: str, change: str) -> None:
    check(tmp_path, Plan((CHANGES[change],)), FORMS[form])


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
@pytest.mark.parametrize("form", FORMS)
def test_git_applies_that_a_link_goes(tmp_path: Path, form: str) -> None:
    (tmp_path / "a.py").symlink_to("b.py")
    plan = Plan((Delete(path("a.py"), b"b.py", mode="120000"),))
    apply(tmp_path, FORMS[form](plan))
    assert not os.path.lexists(tmp_path / "a.py")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", NAMES + ([] if os.name == "nt" else POSIX_NAMES))
def test_git_applies_changes_to_a_file_of_any_name(
    tmp_path: Path, form: str, name: str
) -> None:
    try:
        write(tmp_path, {name: b""})
    except (OSError, UnicodeError):
        pytest.skip("the file system has no room for such a name")
    (tmp_path / name).unlink()
    changes: list[Change] = [
        Create(path(f"a/{name}"), b"1\n"),
        Update(path(f"b/{name}"), b"1\n", b"\xe9\n"),
        Delete(path(f"c/{name}"), b"1\n"),
        Move(path("x"), path(f"d/{name}"), b"1\n"),
        Move(path(f"e/{name}"), path("y"), b"1\n"),
    ]
    check(tmp_path, Plan(tuple(changes)), FORMS[form])


@pytest.mark.parametrize("name", NAMES + ([] if os.name == "nt" else POSIX_NAMES))
def test_a_name_is_written_as_git_writes_it(tmp_path: Path, name: str) -> None:
    try:
        write(tmp_path, {name: b"1\n"})
    except (OSError, UnicodeError):
        pytest.skip("the file system has no room for such a name")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "--all")
    write(tmp_path, {name: b"2\n"})
    own = unified_diff(Plan((Update(path(name), b"1\n", b"2\n"),)))
    lines = git(tmp_path, "diff").encode().splitlines(keepends=True)
    assert own == b"".join(line for line in lines if not line.startswith(b"index "))


@pytest.mark.skipif(os.name == "nt", reason="it has no such modes")
@pytest.mark.parametrize("form", FORMS)
def test_git_makes_of_a_new_file_what_it_is(tmp_path: Path, form: str) -> None:
    plan = Plan(
        (
            Create(path("run"), b"#!/bin/sh\n", mode="100755"),
            Create(path("link"), b"run", mode="120000"),
            Create(path("latin"), b"\xe9", mode="100755"),
        )
    )
    apply(tmp_path, FORMS[form](plan))
    assert os.access(tmp_path / "run", os.X_OK)
    assert os.access(tmp_path / "latin", os.X_OK)
    assert (tmp_path / "link").readlink() == Path("run")


def test_what_is_kept_is_not_in_it() -> None:
    assert unified_diff(Plan((Keep(path("a")),))) == b""


def test_what_has_zeros_is_not_shown_as_lines() -> None:
    for before, after in ((b"\0", b""), (b"", b"\0")):
        assert b"GIT binary patch" in unified_diff(Plan((update(before, after),)))
    assert b"GIT" not in unified_diff(Plan((update(b"0", b"1"),)))


def test_the_text_of_a_diff_is_the_diff_where_that_is_text() -> None:
    plan = Plan((update("é\n".encode(), "è\r\n".encode()), Keep(path("b"))))
    assert text_diff(plan).encode() == unified_diff(plan)


pieces = st.sampled_from(
    [b"\n", b"\n", b"\r\n", b"\r", b"a", b"bc", b" ", b"\t", b"\x0c", b"\0", b"\xe9", "é".encode(), b"\xef\xbb\xbf", b"\\", b"+", b"-"]
)  # fmt: skip
contents = st.lists(pieces, max_size=12).map(b"".join)
names = st.text(st.sampled_from("ab é'#@"), min_size=1, max_size=4)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    found: list[Change] = []
    for number in range(draw(st.integers(1, 4))):
        here = path(f"{number}{draw(names)}")
        kind = draw(st.sampled_from([Create, Update, Delete, Move]))
        before = draw(contents)
        if kind is Create:
            found.append(Create(here, before))
        elif kind is Delete:
            found.append(Delete(here, before))
        elif kind is Move:
            found.append(Move(here, path(f"moved/{here}"), before))
        else:
            found.append(Update(here, before, before + draw(pieces) + draw(contents)))
    return Plan(tuple(found))


def any_plan(examples: int) -> Callable[..., Callable[..., None]]:
    def decorate(test: Callable[..., None]) -> Callable[..., None]:
        given_plans = given(plan=plans(), form=st.sampled_from(sorted(FORMS)))
        return settings(
            max_examples=examples,
            deadline=None,
            suppress_health_check=[HealthCheck.function_scoped_fixture],
        )(given_plans(test))

    return decorate


@any_plan(25)
def test_git_applies_some_plans(
    tmp_path_factory: pytest.TempPathFactory, plan: Plan, form: str
) -> None:
    check(tmp_path_factory.mktemp("plan"), plan, FORMS[form])


@pytest.mark.slow
@any_plan(500)
def test_git_applies_any_plan(
    tmp_path_factory: pytest.TempPathFactory, plan: Plan, form: str
) -> None:
    check(tmp_path_factory.mktemp("plan"), plan, FORMS[form])
