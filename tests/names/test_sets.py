"""Names that cannot stand side by side."""

import pytest

from mkpkg.names import Kind, Named, check_siblings

PACKAGE, MODULE = Kind.SUBPACKAGE, Kind.MODULE


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ([Named("db", PACKAGE), Named("io", MODULE)], []),
        ([Named("db", PACKAGE), Named("db", PACKAGE)], []),
        ([Named("db", PACKAGE), Named("DB", PACKAGE)], ["casefold"]),
        ([Named("Utils", MODULE), Named("utils", MODULE)], ["casefold"]),
        ([Named("core", PACKAGE), Named("core", MODULE)], ["modpkg"]),
        ([Named("a", PACKAGE), Named("A", PACKAGE), Named("a", MODULE)], ["casefold", "modpkg"]),
    ],
)  # fmt: skip
def test_siblings(members: list[Named], expected: list[str]) -> None:
    assert [finding.code for finding in check_siblings("x", members)] == expected
