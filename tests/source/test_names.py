"""Names that a module promises and does not bind."""

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
    ],
)
def test_promises(text: str, missing: tuple[str, ...]) -> None:
    assert unresolved_exports(text) == missing
