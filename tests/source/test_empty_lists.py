"""A list that is empty is filled as the tool would have written it."""

import pytest

from mkpkg.source import Style, with_names

ROWS = [
    pytest.param(b"__all__ = []\n", ["zeta", "MAX", "Alpha"], b'__all__ = ["MAX", "Alpha", "zeta"]\n', id="in order"),
    pytest.param(b"__all__ = ()\n", ["b", "a"], b'__all__ = ("a", "b")\n', id="a tuple"),
    pytest.param(b"__all__ = []\n", ["x" * 40, "y" * 40], b'__all__ = [\n    "' + b"x" * 40 + b'",\n    "' + b"y" * 40 + b'",\n]\n', id="too long for a line"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "names", "after"), ROWS)
def test_an_empty_list(before: bytes, names: list[str], after: bytes) -> None:
    assert with_names(before, "p", {}, names, Style()) == after
