"""Files merged by git, by structure, and by what people meant."""

from pathlib import Path, PurePosixPath
from types import SimpleNamespace

import pytest

from mkpkg.commands._forecast import forecast
from mkpkg.commands._line_ends import as_there
from mkpkg.commands._proved import with_proof
from mkpkg.commands._three_way import Merged, Sides, put_together
from mkpkg.git import Bench, File, Tree

LINES = "".join(f"{number}\n" for number in range(20))
LABEL = "template v0.2.0"


def tree(**files: str | bytes) -> Tree:
    """Return files by their names; a double underscore is a dot, a single one a slash."""
    return {
        PurePosixPath(name.replace("__", ".").replace("_", "/")): File(
            text if isinstance(text, bytes) else text.encode()
        )
        for name, text in files.items()
    }


def merge(folder: Path, base: Tree, ours: Tree, theirs: Tree) -> Merged:
    return put_together(Sides(base, ours, theirs), Bench(folder), LABEL)


def texts(merged: Merged) -> dict[str, str]:
    return {str(path): file.content.decode() for path, file in merged.files.items()}


def statuses(merged: Merged) -> dict[str, str | None]:
    return {str(change.path): change.status for change in forecast(merged).changes}


def changed(old: str, new: str) -> str:
    return LINES.replace(f"\n{old}\n", f"\n{new}\n")


# Base, the user's and the template's; what comes out, and what is said of it.
CASES: dict[str, tuple[Tree, Tree, Tree, dict[str, str], dict[str, str]]] = {
    "one side each": (
        tree(a=LINES, b=LINES),
        tree(a=changed("3", "three"), b=LINES),
        tree(a=LINES, b=changed("3", "three")),
        {"a": changed("3", "three"), "b": changed("3", "three")},
        {"a": "yours", "b": "updated"},
    ),
    "both, elsewhere": (
        tree(a=LINES),
        tree(a=changed("3", "three")),
        tree(a=changed("15", "fifteen")),
        {"a": changed("3", "three").replace("15", "fifteen")},
        {"a": "merged"},
    ),
    "both, the same": (
        tree(a=LINES), tree(a=changed("3", "x")), tree(a=changed("3", "x")), {"a": changed("3", "x")}, {},
    ),
    "deleted by the user": (
        tree(a=LINES, b=LINES), tree(b=LINES), tree(a=changed("3", "x"), b=LINES), {"b": LINES}, {"a": "kept-deleted"},
    ),
    "deleted by both": (tree(a=LINES, b="b"), tree(b="b"), tree(b="b"), {"b": "b"}, {}),
    "dropped by the template": (
        tree(a=LINES, b="b"), tree(a=LINES, b="b"), tree(b="b"), {"b": "b"}, {"a": "deleted"},
    ),
    "dropped by the template, and edited": (
        tree(a=LINES), tree(a=changed("3", "x")), {}, {"a": changed("3", "x")}, {"a": "kept-dropped"},
    ),
    "renamed by the template, and edited": (
        tree(a=LINES), tree(a=changed("3", "x")), tree(d_b=LINES), {"d/b": changed("3", "x")}, {"d/b": "renamed"},
    ),
    "renamed and changed by the template, and edited": (
        tree(a=LINES),
        tree(a=changed("3", "x")),
        tree(b=changed("15", "y")),
        {"b": changed("3", "x").replace("15", "y")},
        {"b": "merged"},
    ),
    "renamed by the template, and deleted": (
        tree(a=LINES), {}, tree(b=LINES), {}, {"b": "kept-deleted"},
    ),
    "renamed by the user, and changed by the template": (
        tree(a=LINES), tree(d_b=LINES), tree(a=changed("3", "x")), {"d/b": changed("3", "x")}, {"d/b": "updated"},
    ),
    "renamed by the user, and dropped by the template": (
        tree(a=LINES), tree(b=LINES), {}, {"b": LINES}, {},
    ),
    "copied by the user": (
        tree(a=LINES), tree(a=LINES, b=LINES), tree(a=changed("3", "x")), {"a": changed("3", "x"), "b": LINES},
        {"a": "updated"},
    ),
    "a folder that the template renames": (
        tree(d_a=LINES, d_b="b\n" * 9),
        tree(d_a=LINES, d_b="b\n" * 9, d_mine="m"),
        tree(e_a=LINES, e_b="b\n" * 9),
        {"e/a": LINES, "e/b": "b\n" * 9, "d/mine": "m"},
        {"e/a": "renamed", "e/b": "renamed"},
    ),
    "no newline at the end": (
        tree(a=LINES), tree(a=LINES.rstrip()), tree(a=changed("3", "x")), {"a": changed("3", "x").rstrip()},
        {"a": "merged"},
    ),
    "windows": (
        tree(a=LINES),
        tree(a=changed("3", "x").replace("\n", "\r\n")),
        tree(a=changed("15", "y")),
        {"a": changed("3", "x").replace("15", "y").replace("\n", "\r\n")},
        {"a": "merged"},
    ),
    "a new file in a project of windows": (
        tree(a="1\n"), tree(a="1\r\n"), tree(a="1\n", b="2\n"), {"a": "1\r\n", "b": "2\r\n"}, {"b": "new"},
    ),
    "renamed by the template, windows": (
        tree(a=LINES),
        tree(a=changed("3", "x").replace("\n", "\r\n")),
        tree(b=changed("15", "y")),
        {"b": changed("3", "x").replace("15", "y").replace("\n", "\r\n")},
        {"b": "merged"},
    ),
    "odd names": (
        {PurePosixPath('é "q" \\n\t.txt'): File(b"1\n")},
        {PurePosixPath('é "q" \\n\t.txt'): File(b"1\n")},
        {PurePosixPath('é "q" \\n\t.txt'): File(b"2\n"), PurePosixPath("-x y"): File(b"")},
        {'é "q" \\n\t.txt': "2\n", "-x y": ""},
        {'é "q" \\n\t.txt': "updated", "-x y": "new"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_what_comes_out_without_a_conflict(tmp_path: Path, case: str) -> None:
    base, ours, theirs, expected, words = CASES[case]
    merged = merge(tmp_path, base, ours, theirs)
    assert (texts(merged), dict(merged.conflicts)) == (expected, {})
    assert statuses(merged) == words


def test_a_conflict_keeps_both_sides(tmp_path: Path) -> None:
    merged = merge(tmp_path, tree(a="1\n"), tree(a="2\n"), tree(a="3\n"))
    assert texts(merged) == {
        "a": f"<<<<<<< yours\n2\n=======\n3\n>>>>>>> {LABEL}\n",
    }
    assert {stage: file.content for stage, file in merged.conflicts[PurePosixPath("a")].items()} == {
        1: b"1\n", 2: b"2\n", 3: b"3\n",
    }  # fmt: skip
    assert statuses(merged) == {"a": "conflict"}


def test_a_conflict_in_a_file_that_is_renamed_names_both(tmp_path: Path) -> None:
    theirs = tree(b=changed("3", "y"))
    merged = merge(tmp_path, tree(a=LINES), tree(a=changed("3", "x")), theirs)
    assert "<<<<<<< yours:a\n" in texts(merged)["b"]
    assert f">>>>>>> {LABEL}:b\n" in texts(merged)["b"]
    assert statuses(merged) == {"b": "conflict"}


def test_two_new_names_are_a_conflict(tmp_path: Path) -> None:
    merged = merge(tmp_path, tree(a=LINES), tree(b=LINES), tree(c=LINES))
    assert {str(p): set(s) for p, s in merged.conflicts.items()} == {
        "a": {1}, "b": {2}, "c": {3},
    }  # fmt: skip
    assert statuses(merged)["c"] == "conflict"
    assert texts(merged) == {"b": LINES, "c": LINES}


def test_a_binary_file_is_a_conflict_and_stays(tmp_path: Path) -> None:
    merged = merge(tmp_path, tree(a="1\0"), tree(a="2\0"), tree(a="3\0"))
    assert texts(merged) == {"a": "2\0"}
    assert statuses(merged) == {"a": "conflict"}


def test_text_that_looks_like_a_marker_is_left_alone(tmp_path: Path) -> None:
    text = f">>>>>>> theirs\n{LINES}"
    merged = merge(tmp_path, tree(a=text), tree(a=f"{text}x\n"), tree(a=f"{text}y\n"))
    assert texts(merged)["a"].startswith(">>>>>>> theirs\n0\n")


def test_a_program_stays_one(tmp_path: Path) -> None:
    path = PurePosixPath("run")
    base, theirs = {path: File(b"1\n")}, {path: File(b"2\n")}
    merged = merge(tmp_path, base, {path: File(b"1\n", "100755")}, theirs)
    assert merged.files == {path: File(b"2\n", "100755")}


def test_lines_that_make_no_sense_together_are_a_conflict(tmp_path: Path) -> None:
    base = "".join(f"k{number} = 1\n" for number in range(9))
    sides = (
        tree(a__toml=base),
        tree(a__toml=f"x = 1\n{base}"),
        tree(a__toml=f"{base}x = 2\n"),
    )
    merged = with_proof(merge(tmp_path, *sides), is_own=True)
    path = PurePosixPath("a.toml")
    assert statuses(merged) == {"a.toml": "conflict"}
    assert merged.broken == {path}
    assert [merged.conflicts[path][stage] for stage in (1, 2, 3)] == [
        side[path] for side in sides
    ]
    assert texts(merged) == {"a.toml": f"x = 1\n{base}x = 2\n"}


def test_a_file_that_made_no_sense_before_is_not_judged(tmp_path: Path) -> None:
    sides = (
        tree(a__toml=LINES),
        tree(a__toml=changed("3", "x")),
        tree(a__toml=changed("15", "y")),
    )
    assert with_proof(merge(tmp_path, *sides), is_own=True).broken == frozenset()


@pytest.mark.parametrize("is_own", [True, False])
def test_yaml_of_other_templates_may_have_tags(tmp_path: Path, is_own: bool) -> None:
    lines = "".join(f"k{number}: 1\n" for number in range(9))
    sides = (
        tree(a__yml=lines),
        tree(a__yml=f"x: 1\n{lines}"),
        tree(a__yml=f"{lines}y: !!python/name:os.path\n"),
    )
    merged = with_proof(merge(tmp_path, *sides), is_own=is_own)
    assert bool(merged.broken) == is_own


def resolving(*answers: object) -> tuple[list[tuple[str, ...]], object]:
    """Return what is asked of a resolver, and the resolver."""
    asked: list[tuple[str, ...]] = []

    def resolve(path: PurePosixPath, *three: bytes) -> object:
        asked.append((str(path), *(text.decode() for text in three)))
        return answers[len(asked) - 1]

    return asked, resolve


def resolved(folder: Path, sides: Sides, resolve: object) -> Merged:
    return put_together(sides, Bench(folder), LABEL, resolve)  # type: ignore[arg-type]


def test_a_resolver_is_asked_for_what_both_changed(tmp_path: Path) -> None:
    sides = Sides(
        tree(a="1\n", b="1\n", c="1\n", d="1\n", e="1\n"),
        tree(a="2\n", b="2\n", c="1\n", d="2\n"),
        tree(a="3\n", b="1\n", c="3\n", d="2\n", e="3\n"),
    )
    asked, resolve = resolving(b"4\n")
    merged = resolved(tmp_path, sides, resolve)
    assert asked == [("a", "1\n", "2\n", "3\n")]
    assert texts(merged) == {"a": "4\n", "b": "2\n", "c": "3\n", "d": "2\n"}
    assert statuses(merged)["a"] == "merged"
    assert not merged.conflicts


def test_a_resolver_that_does_not_know_leaves_it_to_git(tmp_path: Path) -> None:
    sides = Sides(tree(a="1\n"), tree(a="2\n"), tree(a="3\n"))
    _, resolve = resolving(None)
    assert statuses(resolved(tmp_path, sides, resolve)) == {"a": "conflict"}


def test_a_resolver_may_settle_a_part(tmp_path: Path) -> None:
    sides = Sides(tree(a="1\nx\n"), tree(a="2\nx\n"), tree(a="3\nx\n"))
    texts_now = SimpleNamespace(base=b"1\ny\n", ours=b"2\ny\n", theirs=b"3\ny\n")
    _, resolve = resolving(texts_now)
    merged = resolved(tmp_path, sides, resolve)
    assert texts(merged)["a"].endswith(f">>>>>>> {LABEL}\ny\n")
    # The index gets what there was.
    stages = merged.conflicts[PurePosixPath("a")]
    assert [stages[n].content for n in (1, 2, 3)] == [b"1\nx\n", b"2\nx\n", b"3\nx\n"]


def test_a_resolver_is_asked_across_names(tmp_path: Path) -> None:
    sides = Sides(
        tree(a=LINES, b=LINES.replace("1", "one")),
        tree(a=changed("3", "x"), d=LINES.replace("1", "one") + "x\n"),
        tree(c=changed("3", "y"), b=LINES.replace("1", "one") + "y\n"),
    )
    asked, resolve = resolving(b"first\n", b"second\n")
    merged = resolved(tmp_path, sides, resolve)
    assert [path for path, *_ in asked] == ["a", "d"]
    assert texts(merged) == {"c": "first\n", "d": "second\n"}


@pytest.mark.parametrize(
    ("there", "made"),
    [
        pytest.param(b"1\r\n2\r\n", b"1\r\n", id="windows"),
        pytest.param(b"1\n2\n", b"1\n", id="unix"),
        pytest.param(b"1\r\n2\n", b"1\n", id="mixed"),
        pytest.param(b"1", b"1\n", id="no lines"),
        pytest.param(b"1\0\r\n", b"1\n", id="binary"),
    ],
)
def test_line_ends(there: bytes, made: bytes) -> None:
    base, theirs = as_there(tree(a="1\n"), tree(a="1\n"), tree(a=there))
    assert [base[PurePosixPath("a")].content, theirs[PurePosixPath("a")].content] == [
        made,
        made,
    ]
