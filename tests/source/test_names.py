"""Names that a module promises and does not bind."""

from pathlib import PurePosixPath

import pytest

from mkpkg.source import unresolved_exports


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("", ()),
        ("__all__ = ['a']\na = 1", ()),
        ("__all__ = ['a']", ("a",)),
        ("__all__ = ('a', 'b')\ndef b(): ...", ("a",)),
        ("from . import a\nfrom .b import c as d\n__all__ = ['a', 'c', 'd']", ("c",)),
        ("import a.b\n__all__ = ['a', 'b']", ("b",)),
        ("class A: ...\n__all__ = ['A']", ()),
        ("try:\n    import a\nexcept ImportError:\n    a = None\n__all__ = ['a']", ()),
        ("from .a import *\n__all__ = ['x']", ()),
        ("__all__ = [*names]", ()),
        ("__all__: list[str] = ['a']", ("a",)),
        ("__all__ = ['a']\ndef f():\n    a = 1", ("a",)),
        ("__all__ = ['a']\ndef __getattr__(name): return name", ()),
    ],
)
def test_promises(text: str, missing: tuple[str, ...]) -> None:
    path = PurePosixPath("p/__init__.py")
    files = {path: text.encode()}
    assert tuple(unresolved_exports(files)) == tuple((path, name) for name in missing)


@pytest.mark.parametrize("place", ["p/a.py", "p/a/__init__.py", "p/a/b.py"])
def test_a_submodule_is_a_name_of_its_package(place: str) -> None:
    path = PurePosixPath("p/__init__.py")
    files = {path: b"__all__ = ['a', 'b']", PurePosixPath(place): b""}
    assert tuple(unresolved_exports(files)) == ((path, "b"),)


def test_what_another_module_has_is_seen() -> None:
    path = PurePosixPath("src/p/__init__.py")
    files = {
        path: b"from ._a import *\n__all__ = ['a', 'gone']",
        PurePosixPath("src/p/_a.py"): b"a = 1",
    }
    assert tuple(unresolved_exports(files)) == ((path, "gone"),)
