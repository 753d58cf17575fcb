"""What is in the folder of a package, as a table of file names and what they are."""

import pytest

from mkpkg.layout import Made, children_of, oddities_of

SO = "cpython-311-x86_64-linux-gnu.so"
# Files, folders with an `__init__.py`, folders without: children as `name kind`, with
# the file that names are read from; a star for what can be imported.
ROWS = [
    ("a module", "m.py", "", "", "*m module p/m.py"),
    ("its own file", "__init__.py __init__.pyi", "", "", ""),
    ("a package", "", "m", "", "*m package p/m/__init__.py"),
    ("a folder", "", "", "m", "m folder"),
    ("a stub beside a module", "m.py m.pyi", "", "", "*m module p/m.py"),
    ("a stub of nothing", "m.pyi", "", "", "m stub p/m.pyi"),
    ("a stub beside a folder", "m.pyi", "", "m", "m folder"),
    ("a module beside a folder", "m.py", "", "m", "*m module p/m.py"),
    ("a module beside a package", "m.py", "m", "", "*m package p/m/__init__.py"),
    ("a compiled module", f"m.{SO}", "", "", "*m compiled"),
    ("a compiled module of Windows", "m.pyd", "", "", "*m compiled"),
    ("one with a tag", "m.cp311-win_amd64.pyd", "", "", "*m compiled"),
    ("a stable one", "m.abi3.so", "", "", "*m compiled"),
    ("with a stub", f"m.{SO} m.pyi", "", "", "*m compiled p/m.pyi"),
    ("a library", "libm.so", "", "", "libm unbuilt"),
    ("a library with a stub", "m.so m.pyi", "", "", "*m compiled p/m.pyi"),
    ("sources", "a.c b.pyx c.rs d.cpp e.F90 f.cu", "", "", "a unbuilt, b unbuilt, c unbuilt, d unbuilt, e unbuilt, f unbuilt"),
    ("texts that others are made from", "a.py.in b.pyx.tp c.c.src", "", "", "a unbuilt, b unbuilt, c unbuilt"),
    ("without its source", "m.pyc", "", "", "m unbuilt"),
    ("compiled by Python, for a tag", "m.cpython-313.pyc", "", "", ""),
    ("a source with a stub", "m.pyx m.pyi", "", "", "*m compiled p/m.pyi"),
    ("a source of a module", "m.c m.py", "", "", "*m module p/m.py"),
    ("other files", "py.typed README.md m.txt m.py.bak .py m", "", "", ""),
    ("more dots", "a.b.py", "", "", ""),
    ("the order of the alphabet", "b.py a.py", "c", "", "*a module p/a.py, *b module p/b.py, *c package p/c/__init__.py"),
    ("what Python does not look for", "\ufb01le.py e\u0301.py \u00e9.py", "", "", "e\u0301 module p/e\u0301.py, *\u00e9 module p/\u00e9.py, \ufb01le module p/\ufb01le.py"),
    ("what cannot be named", "a-b.py class.py 1.py", "", "", "1 module p/1.py, a-b module p/a-b.py, class module p/class.py"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("files", "packages", "others", "children"),
    [row[1:] for row in ROWS],
    ids=[row[0] for row in ROWS],
)
def test_what_a_package_holds(
    files: str, packages: str, others: str, children: str
) -> None:
    found = children_of("p", files.split(), packages.split(), others.split())
    assert (
        ", ".join(
            " ".join(
                filter(
                    None,
                    (
                        f"{'*' if child.is_importable else ''}{child.name}",
                        child.made.name.lower(),
                        child.path,
                    ),
                )
            )
            for child in found
        )
        == children
    )


PARTS = {
    "m": True, "_m": True, "open_": True, "testing": True, "contest": True,
    "__main__": False, "__about__": False, "conftest": False, "tests": False,
    "test_m": False, "m_test": False,
}  # fmt: skip


@pytest.mark.parametrize(("name", "is_part"), PARTS.items())
def test_what_is_a_part_of_a_package(name: str, is_part: bool) -> None:
    (child,) = children_of("p", [f"{name}.py"], [], [])
    assert (child.made, child.is_part) == (Made.MODULE, is_part)


ODD = [
    ("nothing odd", "a.py _b.py", "c", "", ""),
    ("a stub of nothing", "m.pyi", "", "", "stub-only:m.pyi"),
    ("no names", "a-b.py 1.py", "c-d", "", "ident:1 ident:a-b ident:c-d"),
    ("a keyword", "class.py", "", "", "keyword:class"),
    ("not as Python looks for it", "\ufb01le.py e\u0301.py \u00e9.py", "", "", "nfkc:e\u0301 nfkc:\ufb01le"),
    ("a soft keyword", "match.py type.py", "", "", ""),
    ("a module beside a package", "m.py", "m", "", "modpkg:m"),
    ("two by case", "m.py M.py", "", "", "casefold:m"),
    ("tests are not looked at", "test_a-b.py", "", "", ""),
    ("folders are not", "", "", "a-b", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("files", "packages", "others", "odd"),
    [row[1:] for row in ODD],
    ids=[row[0] for row in ODD],
)
def test_what_is_odd(files: str, packages: str, others: str, odd: str) -> None:
    names = files.split()
    children = children_of("p", names, packages.split(), others.split())
    found = oddities_of("p", children, names)
    assert " ".join(f"{one.code}:{one.name}" for one in found) == odd
