"""Names that cannot stand side by side."""

import json
from pathlib import Path

import pytest

from mkpkg.layout import judge_items, parse_item
from mkpkg.names import (
    Kind,
    Named,
    check_dependencies,
    check_name,
    check_pair,
    check_siblings,
)

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


ROWS = [
    json.loads(line)
    for line in Path(__file__).with_name("sets.jsonl").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize("row", ROWS, ids=range(len(ROWS)))
def test_a_set_of_the_corpus(row):  # type: ignore[no-untyped-def]
    package = row["package"]
    asked = [*row["subpackages"], *(f"{name}.py" for name in row["modules"])]
    found = [
        *check_name(package, "package"),
        *judge_items(package, [parse_item(text, package) for text in asked]),
    ]
    if row["dist"]:
        found += [*check_name(row["dist"], "dist"), *check_pair(row["dist"], package)]
    errors = [finding for finding in found if finding.is_error]
    assert bool(errors) <= (row["verdict"] in {"error", "warning-or-error"}), found
    assert bool(errors) >= (row["verdict"] == "error"), found
    assert bool(found) >= row["verdict"].startswith("warning"), found


@pytest.mark.parametrize(
    ("dist", "package", "codes"),
    [
        ("my-pkg", "my_pkg", []),
        ("A.B", "a_b", []),
        ("acme-tools", "acmelib", ["differ"]),
    ],
)
def test_a_project_and_its_package(dist: str, package: str, codes: list[str]) -> None:
    assert [finding.code for finding in check_pair(dist, package)] == codes


def test_a_project_that_depends_on_itself() -> None:
    assert [f.code for f in check_dependencies("My_Tool", ["x", "my-tool"])] == [
        "selfdep"
    ]
    assert check_dependencies("my-tool", ["x", "my-tools"]) == ()
