"""What the author of a package does in a way of their own stays so."""

import pytest

from mkpkg.source import Package, Style, Wants, sync_package

from .texts import Texts, modules_of


def synced(init: str, others: Texts, *lifted: str, adds: bool = True) -> Package:
    modules = modules_of({"p": init, **others})
    wants = Wants(lifted=lifted, adds=adds)
    return sync_package(init.encode(), "p", modules, wants, Style())


def told(done: Package) -> list[str]:
    return [f"{remark.code}:{remark.name}" for remark in done.remarks]


HELPER = {"p._m": "def fix(): ...\ndef new(): ...\n"}


def test_a_name_that_is_deleted_is_not_imported_again() -> None:
    init = 'from ._m import fix\n\n__all__ = ["a"]\na = fix()\ndel fix\n'
    done = synced(init, HELPER, "_m")
    wanted = init.replace("import fix", "import fix, new")
    assert done.content.decode() == wanted.replace('["a"]', '["a", "new"]')
    assert told(done) == ["missing-export:new"]
    assert synced(done.content.decode(), HELPER, "_m").content == done.content


def test_a_module_that_is_deleted_is_not_bound_again() -> None:
    init = "from . import m\n\na = m.make()\ndel m\n"
    modules = modules_of({"p": init, "p.m": ""})
    done = sync_package(init.encode(), "p", modules, Wants(bound=("m",)), Style())
    assert done.content.decode() == init


@pytest.mark.parametrize(
    "use", ["del gone", "gone += 1", "gone()", "gone.a = 1", "def f(): return gone"]
)
def test_a_name_that_is_gone_and_needed_is_left_to_the_author(use: str) -> None:
    init = f"from ._m import fix, gone\n\n{use}\n"
    done = synced(init, HELPER, adds=False)
    assert done.content.decode() == init
    assert told(done) == ["stale-import:gone"]


@pytest.mark.parametrize("use", ["gone = 1", "def f(): gone = 1", "f(gone=1)"])
def test_a_name_that_is_gone_and_bound_anew_is_taken_out(use: str) -> None:
    done = synced(f"from ._m import fix, gone\n\n{use}\n", HELPER, adds=False)
    assert done.content.decode() == f"from ._m import fix\n\n{use}\n"


FAST = {"p._fast": "run = 1\n", "p._slow": "run = 1\n", **HELPER}
AT_TIMES = {
    "an import that is tried": "try:\n    from ._fast import run\nexcept ImportError:\n    pass",
    "an import on a condition": "if ready():\n    from ._fast import run",
    "one in a deeper block": "with a:\n    if b:\n        from ._fast import run",
    "one in a case": "match a:\n    case 1:\n        from ._fast import run",
    "a definition on a condition": "if ready():\n    def run(): ...",
    "a star": "if ready():\n    from ._fast import *",
    "what only type checkers see": (
        "from typing import TYPE_CHECKING\n"
        "if TYPE_CHECKING:\n    from ._fast import run as run"
    ),
}


@pytest.mark.parametrize("text", AT_TIMES.values(), ids=AT_TIMES)
def test_no_list_is_begun_that_hides_what_is_there_at_times(text: str) -> None:
    done = synced(f"{text}\n", FAST, "_m")
    assert b"__all__" not in done.content
    assert "kept-style:" in told(done)
    assert b"new" in done.content


ALWAYS = {
    "tried, and replaced": (
        "try:\n    from ._fast import run\nexcept ImportError:\n    from ._slow import run"
    ),
    "one of two": "if a:\n    from ._fast import run\nelse:\n    run = 1",
    "in a block that is entered": "with a:\n    from ._fast import run",
}


@pytest.mark.parametrize("text", ALWAYS.values(), ids=ALWAYS)
def test_a_new_list_has_what_blocks_always_import(text: str) -> None:
    done = synced(f"{text}\n", FAST, "_m")
    assert b'    "run",\n' in done.content
    assert b'    "new",\n' in done.content


NOT_OFFERED = {
    "in a function": "def f():\n    from ._fast import run",
    "in a class": "class A:\n    from ._fast import run",
    "for type checkers alone": (
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from ._fast import run"
    ),
    "from elsewhere, at times": "try:\n    import tomllib\nexcept ImportError:\n    tomllib = None",
    "private": "if a:\n    from ._fast import run as _run",
}


@pytest.mark.parametrize("text", NOT_OFFERED.values(), ids=NOT_OFFERED)
def test_a_new_list_does_not_mind_what_is_not_offered(text: str) -> None:
    done = synced(f"{text}\n", FAST, "_m")
    assert b"__all__" in done.content
    assert b'"run"' not in done.content
