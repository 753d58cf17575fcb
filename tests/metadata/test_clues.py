"""Which of the things that files say count, and what they mean."""

from pathlib import Path

import pytest

from mkpkg.metadata import Clue, Statement, find_clues
from mkpkg.template import template_root

ONE, TWO = Statement("one"), Statement("two")
LICENSES = sorted((template_root() / "template/licenses").iterdir())


def value(key: str, *statements: Statement, **licenses: str) -> str | None:
    clue = find_clues(statements, licenses).get(key)
    return clue.value if clue else None


def test_the_first_that_says_something_counts() -> None:
    one = ONE._replace(name="a", python=">=3.12")
    two = TWO._replace(name="b", description="B.", license="MIT", python=">=3.10")
    assert find_clues([one, two], {"LICENSE": "Copyright (c) 2019 Ada\n"}) == {
        "name": Clue("a", "one"),
        "description": Clue("B.", "two"),
        "license": Clue("MIT", "two"),
        "python": Clue("3.12", "one"),
        "year": Clue("2019", "LICENSE"),
        "author": Clue("Ada", "LICENSE"),
    }


def test_nothing_is_known_of_nothing() -> None:
    assert find_clues([], {}) == {}
    assert find_clues([ONE], {"LICENSE": ""}) == {}


@pytest.mark.parametrize(
    ("constraint", "lowest"),
    [
        (">=3.9", "3.9"),
        (">=3.8.1", "3.8"),
        (">3.8", "3.8"),
        (">=3.9,<4.0,!=3.9.*", "3.10"),
        (">=2.7, !=3.0.*, !=3.1.*", "3.2"),
        ("~=3.7", "3.7"),
        ("==3.11.*", "3.11"),
        ("<3.12", "3.0"),
        (">= 3.10 , < 4", "3.10"),
        ("^3.8", "3.8"),
        ("~3.8", "3.8"),
        ("~2.7 || ^3.6", "3.6"),
        ("^2.7 | ^3.6.1", "3.6"),
        (">=3.8 <4.0", "3.8"),
        ("3.9.*", "3.9"),
        ("3.9", "3.9"),
        ("*", "3.0"),
        (">=3.30", "3.30"),
        ("<3", None),
        ("==2.7", None),
        ("something", None),
    ],
)
def test_lowest_python(constraint: str, lowest: str | None) -> None:
    assert value("python", ONE._replace(python=constraint)) == lowest


def test_classifiers_tell_the_lowest_python_where_no_constraint_does() -> None:
    said = ONE._replace(
        classifiers=(
            "Programming Language :: Python :: 3",
            "Programming Language :: Python :: 3.10",
            "Programming Language :: Python :: 3.9",
            "Programming Language :: Python :: 2.7",
        )
    )
    assert value("python", said) == "3.9"
    assert value("python", said, TWO._replace(python=">=3.12")) == "3.12"


@pytest.mark.parametrize(
    ("words", "license"),
    [
        ("MIT", "MIT"),
        ("mit or apache-2.0", "MIT OR Apache-2.0"),
        ("The MIT License", "MIT"),
        ("MIT License", "MIT"),
        ("Apache License, Version 2.0", "Apache-2.0"),
        ("Apache 2.0", "Apache-2.0"),
        ("BSD 3-Clause", "BSD-3-Clause"),
        ("3-Clause BSD License", "BSD-3-Clause"),
        ("GPLv3+", "GPL-3.0-or-later"),
        ("GPLv3", "GPL-3.0-only"),
        ("MPL 2.0", "MPL-2.0"),
        ("BSD", None),
        ("Proprietary", None),
        ("see LICENSE", None),
    ],
)
def test_licenses_in_words(words: str, license: str | None) -> None:
    assert value("license", ONE._replace(license=words)) == license


@pytest.mark.parametrize(
    ("names", "license"),
    [
        (["MIT License"], "MIT"),
        (["Apache Software License"], "Apache-2.0"),
        (["Mozilla Public License 2.0 (MPL 2.0)"], "MPL-2.0"),
        (["GNU General Public License v3 (GPLv3)"], "GPL-3.0-only"),
        (
            ["GNU General Public License v3 or later (GPLv3+)"],
            "GPL-3.0-or-later",
        ),
        (["BSD License"], None),
        (["MIT License", "Apache Software License"], None),
        ([], None),
    ],
)
def test_licenses_in_classifiers(names: list[str], license: str | None) -> None:
    classifiers = [f"License :: OSI Approved :: {name}" for name in names]
    said = ONE._replace(classifiers=("Typing :: Typed", *classifiers))
    assert value("license", said) == license


@pytest.mark.parametrize("path", LICENSES, ids=lambda path: path.name)
def test_the_texts_of_the_template_are_known(path: Path) -> None:
    name = path.name.removesuffix(".jinja")
    text = path.read_text(encoding="utf-8")
    assert value("license", LICENSE=text) == name
    indented = "\n".join(f"   {line}" for line in text.split("\n"))
    assert value("license", COPYING=indented) == name


@pytest.mark.parametrize(
    ("text", "license"),
    [
        (
            "Redistribution and use in source and binary\nforms, with or without",
            "BSD-2-Clause",
        ),
        ("# The Unlicense\n\nThis is free and unencumbered software", "Unlicense"),
        ("Permission to use, copy, modify, and/or distribute this software", "ISC"),
        ("GNU GENERAL PUBLIC LICENSE\n  Version 2, June 1991", "GPL-2.0-or-later"),
        ("All rights reserved. Nobody may use it.", None),
        ("", None),
    ],
)
def test_other_texts(text: str, license: str | None) -> None:
    assert value("license", LICENSE=text) == license


def test_what_a_project_says_of_its_license_counts_before_the_text() -> None:
    text = "GNU GENERAL PUBLIC LICENSE\nVersion 3, 29 June 2007"
    assert value("license", ONE._replace(license="GPLv3"), LICENSE=text) == (
        "GPL-3.0-only"
    )
    assert value("license", ONE._replace(license="BSD"), LICENSE=text) == (
        "GPL-3.0-or-later"
    )


@pytest.mark.parametrize(
    ("line", "year", "holder"),
    [
        ("Copyright (c) 2019 Ada Lovelace", "2019", "Ada Lovelace"),
        ("Copyright (C) 2010-2024, Ada. All rights reserved.", "2010", "Ada"),
        ("   Copyright © 2010, 2012-2014 by Ada <ada@example.org>", "2010", "Ada"),
        ("copyright 1999 - present Ada & Co", "1999", "Ada & Co"),
        ("* Copyright 2020 The Ada Authors", "2020", "The Ada Authors"),
        ("Copyright (c) 2021", "2021", None),
        ("Copyright Ada", None, None),
        ("See the copyright notice of 2020.", None, None),
    ],
)
def test_copyright_lines(line: str, year: str | None, holder: str | None) -> None:
    text = f"The License\n\n{line}\n\nPermission\n"
    assert value("year", LICENSE=text) == year
    assert value("author", LICENSE=text) == holder
