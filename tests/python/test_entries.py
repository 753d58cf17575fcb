"""Each entry of the search path has its reason."""

from pathlib import Path

import pytest

from mkpkg.python import Facts, Reason, entries_of

LIB = "/usr/lib/python3.12"
SITE = "/env/lib/python3.12/site-packages"
HOME = "/home/ada/.local/lib/python3.12/site-packages"
BASE = "/usr/lib/python3.12/site-packages"
PTH = {
    f"{SITE}/a.pth": "# /comment\n\nimport os; os.getcwd()\n/work/src\nbeside\n",
    f"{SITE}/b.pth": "/work/src\n/work/old\n",
}


def facts(*path: str, is_safe: bool = False) -> Facts:
    return Facts(
        version=(3, 12, 1),
        implementation="cpython",
        platform="linux",
        executable="/env/bin/python",
        prefix="/env",
        base_prefix="/usr",
        path=tuple((place, "folder") for place in path),
        is_safe=is_safe,
        stdlib=LIB,
        python_path=("/more",),
        site_packages=(SITE, BASE),
        user_site=HOME,
        loaded={},
        builtins=frozenset(),
        finders=(),
        unasked=(),
    )


@pytest.mark.parametrize(
    ("place", "reason", "by"),
    [
        ("/more", Reason.PYTHONPATH, None),
        ("/usr/lib/python312.zip", Reason.ZIP, None),
        ("/usr/lib/python311.zip", Reason.STARTUP, None),
        (LIB, Reason.STDLIB, None),
        (f"{LIB}/", Reason.STDLIB, None),
        (f"{LIB}/lib-dynload", Reason.COMPILED, None),
        (SITE, Reason.SITE, None),
        (BASE, Reason.BASE_SITE, None),
        (HOME, Reason.USER_SITE, None),
        ("/work/src", Reason.PTH, "a.pth"),
        (f"{SITE}/beside", Reason.PTH, "a.pth"),
        ("/work/old", Reason.EGG_LINK, "b.pth"),
        ("__editable__.sound-0.1.finder.__path_hook__", Reason.FINDER, None),
        ("/comment", Reason.STARTUP, None),
        ("/anything", Reason.STARTUP, None),
    ],
)
def test_a_reason(place: str, reason: Reason, by: str | None) -> None:
    first, entry = entries_of(facts(place), "/work", PTH, ["/work/old"])
    assert first.reason is Reason.CURRENT
    assert (entry.reason, entry.by and Path(entry.by).name) == (reason, by)


def test_the_current_folder_may_be_left_out() -> None:
    (entry,) = entries_of(facts(LIB, is_safe=True), "/work", {})
    assert entry.reason is Reason.STDLIB


@pytest.mark.parametrize(
    ("path", "current", "is_added"),
    [(LIB, "/work", True), ("/work/src", "/work", False), (LIB, "/work/src", False)],
)
def test_the_source_of_a_project_is_added_where_nothing_leads_to_it(
    path: str, current: str, is_added: bool
) -> None:
    entries = entries_of(facts(path), current, {}, (), ["/work/src"])
    added = [entry.path for entry in entries if entry.is_added]
    assert added == (["/work/src"] if is_added else [])
    assert not added or entries[-1].path == "/work/src"
