"""TOML in three versions, as tables: the old template's, the user's, the new template's."""

from pathlib import PurePosixPath

import pytest

from mkpkg.merge import merge_structured

PATH = PurePosixPath("pyproject.toml")
Row = tuple[str, str, str, str, str]

KEYS: list[Row] = [
    ("a value changed", "a = 1\nb = 1\n", "a = 1\nb = 2\n", "a = 3\nb = 1\n", "a = 3\nb = 2\n"),
    ("a key added", "a = 1\n", "a = 2\n", "a = 1\nb = 1\n", "a = 2\nb = 1\n"),
    ("a key added by each", "a = 1\n", "a = 1\nx = 1\n", "a = 1\nb = 1\n", "a = 1\nb = 1\nx = 1\n"),
    ("a key added above", "b = 1\n", "b = 2\n", "a = 1\nb = 1\n", "a = 1\nb = 2\n"),
    ("a key added in between", "a = 1\nc = 1\n", "a = 1\nx = 1\nc = 1\n", "a = 1\nb = 1\nc = 1\n", "a = 1\nb = 1\nx = 1\nc = 1\n"),
    ("a key dropped", "a = 1\nb = 1\n", "a = 1\nb = 2\n", "b = 1\n", "b = 2\n"),
    ("the same change by both", "a = 1\nb = 1\n", "a = 2\nb = 2\n", "a = 2\nb = 1\n", "a = 2\nb = 2\n"),
    ("the same value, written otherwise", "a = 1\nb = 1\n", "a = 1_000\nb = 2\n", "a = 1000\nb = 1\n", "a = 1_000\nb = 2\n"),
    ("the same text in other quotes", "a = 'x'\nb = 1\n", "a = '''y'''\nb = 2\n", 'a = "y"\nb = 1\n', "a = '''y'''\nb = 2\n"),
    ("another type", "a = 1\nb = 1\n", "a = 1\nb = 2\n", 'a = "1"\nb = 1\n', 'a = "1"\nb = 2\n'),
    ("one, and true", "a = 1\nb = 1\n", "a = 1\nb = 2\n", "a = true\nb = 1\n", "a = true\nb = 2\n"),
    ("deleted by the user, changed by the template", "a = 1\nb = 1\n", "b = 1\n", "a = 2\nb = 2\n", "b = 2\n"),
    ("changed by the user, dropped by the template", "a = 1\nb = 1\n", "a = 2\nb = 1\n", "b = 2\n", "a = 2\nb = 2\n"),
    ("an order of the user's own", "a = 1\nb = 1\nc = 1\n", "c = 1\nb = 1\na = 1\n", "a = 2\nb = 1\nc = 2\n", "c = 2\nb = 1\na = 2\n"),
    ("blanks of the user's own", "a = 1\nb = 1\n", "a   =   1\nb=2\n", "a = 3\nb = 1\n", "a   =   3\nb=2\n"),
    ("a text of several lines", 'a = """\nx\n"""\nb = 1\n', 'a = """\nx\n"""\nb = 2\n', 'a = """\ny\nz\n"""\nb = 1\n', 'a = """\ny\nz\n"""\nb = 2\n'),
    ("quoted keys", '"a b" = 1\nc = 1\n', '"a b" = 1\nc = 2\n', '"a b" = 2\n"d.e" = 1\nc = 1\n', '"a b" = 2\n"d.e" = 1\nc = 2\n'),
    ("the same key in other quotes", "'a' = 1\nb = 1\n", "a = 1\nb = 2\n", '"a" = 2\nb = 1\n', "a = 2\nb = 2\n"),
    ("dates", "a = 2025-01-01\nb = 1\n", "a = 2025-01-01\nb = 2\n", "a = 2025-01-01 10:00:00\nb = 1\n", "a = 2025-01-01 10:00:00\nb = 2\n"),
]  # fmt: skip

LISTS: list[Row] = [
    ("an item added by each", 'a = ["x"]\n', 'a = ["x", "y"]\n', 'a = ["x", "z"]\n', 'a = ["x", "y", "z"]\n'),
    ("the same item added", 'a = ["x"]\nb = 1\n', 'a = ["x", "y"]\nb = 2\n', 'a = ["x", "y"]\nb = 1\n', 'a = ["x", "y"]\nb = 2\n'),
    ("an item dropped", 'a = ["x", "y", "z"]\n', 'a = ["x", "y", "z", "u"]\n', 'a = ["x", "z"]\n', 'a = ["x", "z", "u"]\n'),
    ("the first dropped", 'a = ["x", "y"]\n', 'a = ["x", "y", "u"]\n', 'a = ["y"]\n', 'a = ["y", "u"]\n'),
    ("all dropped", 'a = ["x", "y"]\n', 'a = ["x", "y", "u"]\n', "a = []\n", 'a = ["u"]\n'),
    ("all dropped, and one added", 'a = ["x", "y"]\n', 'a = ["y", "x"]\n', 'a = ["z"]\n', 'a = ["z"]\n'),
    ("deleted by the user", 'a = ["x", "y"]\n', 'a = ["y"]\n', 'a = ["x", "y", "z"]\n', 'a = ["y", "z"]\n'),
    ("replaced in place", 'a = ["x", "y", "z"]\n', 'a = ["x", "y", "z", "u"]\n', 'a = ["x", "w", "z"]\n', 'a = ["x", "w", "z", "u"]\n'),
    ("deleted by the user, replaced by the template", 'a = ["x", "y", "z"]\n', 'a = ["x", "z"]\n', 'a = ["x", "w", "z", "zz"]\n', 'a = ["x", "z", "zz"]\n'),
    ("emptied by the user", 'a = ["x"]\n', "a = []\n", 'a = ["x", "y"]\n', 'a = ["y"]\n'),
    ("empty", "a = []\nb = 1\n", "a = []\nb = 2\n", 'a = ["x"]\nb = 1\n', 'a = ["x"]\nb = 2\n'),
    ("empty, with items over lines", "a = []\nb = 1\n", "a = []\nb = 2\n", 'a = [\n    "x",\n]\nb = 1\n', 'a = [\n    "x",\n]\nb = 2\n'),
    ("made long by the user", 'a = ["x"]\n', 'a = [\n    "x",\n    "y",\n]\n', 'a = ["x", "z"]\n', 'a = [\n    "x",\n    "y",\n    "z",\n]\n'),
    ("made short by the user", 'a = [\n    "x",\n]\n', 'a = ["x", "y"]\n', 'a = [\n    "x",\n    "z",\n]\n', 'a = ["x", "y", "z"]\n'),
    ("sorted by the user", 'a = ["b"]\n', 'a = ["a", "b", "d"]\n', 'a = ["b", "c"]\n', 'a = ["a", "b", "c", "d"]\n'),
    ("sorted without case", 'a = ["B"]\n', 'a = ["a", "B", "d"]\n', 'a = ["B", "C"]\n', 'a = ["a", "B", "C", "d"]\n'),
    ("sorted as versions are", 'a = ["3.9"]\n', 'a = ["3.9", "3.11"]\n', 'a = ["3.9", "3.10"]\n', 'a = ["3.9", "3.10", "3.11"]\n'),
    ("sorted, where the template's order counts", 'a = ["error"]\n', 'a = ["error", "ignore::X"]\n', 'a = ["error", "default::Y"]\n', 'a = ["error", "ignore::X", "default::Y"]\n'),
    ("in no order", 'a = ["b", "a"]\n', 'a = ["b", "a", "z", "k"]\n', 'a = ["b", "m", "a"]\n', 'a = ["b", "m", "a", "z", "k"]\n'),
    ("options, which are in no order", 'a = ["-a"]\n', 'a = ["-a", "-d"]\n', 'a = ["-a", "-c"]\n', 'a = ["-a", "-d", "-c"]\n'),
    ("moved by the template", 'a = ["x", "y"]\nb = 1\n', 'a = ["x", "y"]\nb = 2\n', 'a = ["y", "x"]\nb = 1\n', 'a = ["y", "x"]\nb = 2\n'),
    ("moved by the template, grown by the user", 'a = ["x", "y"]\n', 'a = ["x", "y", "u"]\n', 'a = ["y", "x", "z"]\n', 'a = ["x", "y", "u", "z"]\n'),
    ("one a line, without the last comma", 'a = [\n  "x"\n]\n', 'a = [\n  "x",\n  "u"\n]\n', 'a = [\n  "x",\n  "y"\n]\n', 'a = [\n  "x",\n  "u",\n  "y"\n]\n'),
    ("one a line, the last without comma dropped", 'a = [\n  "x",\n  "y"\n]\nb = 1\n', 'a = [\n  "x",\n  "y"\n]\nb = 2\n', 'a = [\n  "x"\n]\nb = 1\n', 'a = [\n  "x"\n]\nb = 2\n'),
    ("one a line, the first dropped", 'a = [\n  "x",\n  "y",\n]\n', 'a = [\n  "x",\n  "y",\n  "u",\n]\n', 'a = [\n  "y",\n]\n', 'a = [\n  "y",\n  "u",\n]\n'),
    ("several a line", 'a = ["x",\n  "y", "z"]\n', 'a = ["x",\n  "y", "z", "u"]\n', 'a = ["w", "x",\n  "z"]\n', 'a = ["w", "x", "z", "u"]\n'),
    ("several a line, with comments", 'a = [\n  "x",  # one\n  "y", "z",\n]\n', 'a = [\n  "x",  # one\n  "y", "z", "u",\n]\n', 'a = [\n  "x",  # one\n  "y", "w", "z",\n]\n', 'a = [\n  "x",  # one\n  "y", "w", "z", "u",\n]\n'),
    ("no blanks behind commas", 'a = ["x","y"]\n', 'a = ["x","y","u"]\n', 'a = ["x","y","z"]\n', 'a = ["x","y","u","z"]\n'),
    ("words that are no projects", 'a = ["my_pkg", "x"]\n', 'a = ["my_pkg", "x", "u"]\n', 'a = ["my-pkg", "x"]\n', 'a = ["my-pkg", "x", "u"]\n'),
    ("numbers", "a = [1, 2]\n", "a = [1, 2, 3]\n", "a = [0, 1, 2]\n", "a = [0, 1, 2, 3]\n"),
    ("lists in lists", "a = [[1], [2]]\n", "a = [[1], [2], [3]]\n", "a = [[0], [1], [2]]\n", "a = [[0], [1], [2], [3]]\n"),
    ("an item twice, one side only", 'a = ["x", "x"]\nb = 1\n', 'a = ["x", "x"]\nb = 2\n', 'a = ["x", "x", "y"]\nb = 1\n', 'a = ["x", "x", "y"]\nb = 2\n'),
    ("a comment of the user on an item", 'a = [\n  "x",\n  "y",\n]\n', 'a = [\n  "x",  # why\n  "y",\n]\n', 'a = [\n  "z",\n]\n', 'a = [\n  "x",  # why\n  "z",\n]\n'),
]  # fmt: skip

REQUIREMENTS: list[Row] = [
    ("raised", 'a = ["pytest>=8"]\n', 'a = ["pytest>=8", "rich"]\n', 'a = ["pytest>=9"]\n', 'a = ["pytest>=9", "rich"]\n'),
    ("raised, beside one that was pinned", 'a = ["pytest>=8", "ruff>=0.10"]\n', 'a = ["pytest>=8", "ruff==0.11"]\n', 'a = ["pytest>=9", "ruff>=0.10"]\n', 'a = ["pytest>=9", "ruff==0.11"]\n'),
    ("the same project in another form", 'a = ["My_Pkg>=1"]\n', 'a = ["my.pkg>=1", "x"]\n', 'a = ["my-pkg>=1", "y"]\n', 'a = ["my.pkg>=1", "x", "y"]\n'),
    ("dropped by the template, pinned by the user", 'a = ["black>=24"]\n', 'a = ["black>=24,<25"]\n', 'a = ["ruff>=0.10"]\n', 'a = ["black>=24,<25", "ruff>=0.10"]\n'),
    ("deleted by the user, raised by the template", 'a = ["pytest>=8", "ruff>=0.10"]\n', 'a = ["ruff>=0.10"]\n', 'a = ["pytest>=9", "ruff>=0.11"]\n', 'a = ["ruff>=0.11"]\n'),
    ("sorted by name", 'a = ["ruff>=0.10"]\n', 'a = ["mypy>=1", "ruff>=0.10", "types-x"]\n', 'a = ["ruff>=0.10", "pytest>=9"]\n', 'a = ["mypy>=1", "pytest>=9", "ruff>=0.10", "types-x"]\n'),
    ("one project twice, by marker", 'a = ["x>=1; python_version<\'3.12\'", "x>=2; python_version>=\'3.12\'"]\n', 'a = ["x>=1; python_version<\'3.12\'", "x>=2; python_version>=\'3.12\'", "y"]\n', 'a = ["x>=1; python_version<\'3.12\'", "x>=3; python_version>=\'3.12\'"]\n', 'a = ["x>=1; python_version<\'3.12\'", "x>=3; python_version>=\'3.12\'", "y"]\n'),
    ("groups that include others", 'dev = [{ include-group = "test" }]\n', 'dev = [{ include-group = "test" }, "ipython>=9"]\n', 'dev = [{ include-group = "test" }, { include-group = "docs" }]\n', 'dev = [{ include-group = "test" }, "ipython>=9", { include-group = "docs" }]\n'),
]  # fmt: skip

TABLES: list[Row] = [
    ("a table added by each", "[a]\nx = 1\n", "[a]\nx = 1\n\n[u]\nx = 1\n", "[a]\nx = 1\n\n[b]\nx = 1\n", "[a]\nx = 1\n\n[b]\nx = 1\n\n[u]\nx = 1\n"),
    ("a table added above", "[b]\nx = 1\n", "[b]\nx = 2\n", "[a]\nx = 1\n\n[b]\nx = 1\n", "[a]\nx = 1\n\n[b]\nx = 2\n"),
    ("a table added in between, below what belongs to the one above", "[a]\nx = 1\n\n[c]\nx = 1\n", "[a]\nx = 1\n\n[a.u]\nx = 1\n\n[c]\nx = 1\n", "[a]\nx = 1\n\n[b]\nx = 1\n\n[c]\nx = 1\n", "[a]\nx = 1\n\n[a.u]\nx = 1\n\n[b]\nx = 1\n\n[c]\nx = 1\n"),
    ("a table added, with its comments", "[a]\nx = 1\n", "[a]\nx = 2\n", "[a]\nx = 1\n\n# about b\n[b]  # yes\n# about y\ny = 1  # why\n\n# z = 1\n", "[a]\nx = 2\n\n# about b\n[b]  # yes\n# about y\ny = 1  # why\n\n# z = 1\n"),
    ("tables without blank lines", "[a]\nx = 1\n[c]\nx = 1\n", "[a]\nx = 2\n[c]\nx = 1\n", "[a]\nx = 1\n[b]\nx = 1\n[c]\nx = 1\n", "[a]\nx = 2\n\n[b]\nx = 1\n[c]\nx = 1\n"),
    ("a table dropped", "[a]\nx = 1\n\n[b]\nx = 1\n\n[c]\nx = 1\n", "[a]\nx = 2\n\n[b]\nx = 1\n\n[c]\nx = 1\n", "[a]\nx = 1\n\n[c]\nx = 1\n", "[a]\nx = 2\n\n[c]\nx = 1\n"),
    ("the last table dropped", "[a]\nx = 1\n\n[b]\nx = 1\n", "[a]\nx = 2\n\n[b]\nx = 1\n", "[a]\nx = 1\n", "[a]\nx = 2\n"),
    ("a table dropped that the user grew", "[a]\nx = 1\n\n[b]\nx = 1\ny = 1\n", "[a]\nx = 1\n\n[b]\nx = 1\ny = 1\nu = 1\n", "[a]\nx = 2\n", "[a]\nx = 2\n\n[b]\nu = 1\n"),
    ("a table deleted by the user, changed by the template", "[a]\nx = 1\n\n[b]\nx = 1\n", "[a]\nx = 1\n", "[a]\nx = 2\n\n[b]\nx = 2\ny = 1\n", "[a]\nx = 2\n"),
    ("a key added where the user added", "[a]\nx = 1\n", "[a]\nx = 1\n\n# mine\nu = 1\n", "[a]\nx = 1\ny = 1\n", "[a]\nx = 1\ny = 1\n\n# mine\nu = 1\n"),
    ("a key for a table that is only implied", "[a.b]\nx = 1\n", "[a.b]\nx = 2\n", "[a]\ny = 1\nz = 1\n\n[a.b]\nx = 1\n", "[a]\ny = 1\nz = 1\n\n[a.b]\nx = 2\n"),
    ("a key for a table that is empty", "[a]\n\n[b]\nx = 1\n", "[a]\n\n[b]\nx = 2\n", "[a]\ny = 1\n\n[b]\nx = 1\n", "[a]\ny = 1\n\n[b]\nx = 2\n"),
    ("dots in the place of a table", "[a.b]\nx = 1\ny = 1\n", "[a]\nb.x = 1\nb.y = 2\n", "[a.b]\nx = 2\ny = 1\nz = 1\n", "[a]\nb.x = 2\nb.y = 2\nb.z = 1\n"),
    ("dots of the template", "[a]\nb.x = 1\n", "[a.b]\nx = 1\nu = 1\n", "[a]\nb.x = 2\nb.y = 1\n", "[a.b]\nx = 2\ny = 1\nu = 1\n"),
    ("dots that are new", "[a]\nx = 1\n", "[a]\nx = 2\n", "[a]\nx = 1\nb.y = 1\nb.z = 1\n", "[a]\nx = 2\nb.y = 1\nb.z = 1\n"),
    ("braces in the place of a table", "[a.b]\nx = 1\n", "[a]\nb = { x = 1, u = 1 }\n", "[a.b]\nx = 2\ny = 1\n", "[a]\nb = { x = 2, u = 1, y = 1 }\n"),
    ("braces of the template", "[a]\nb = { x = 1 }\n", "[a.b]\nx = 1\nu = 1\n", "[a]\nb = { x = 2, y = 1 }\n", "[a.b]\nx = 2\nu = 1\ny = 1\n"),
    ("braces on both sides", "a = { x = 1 }\n", "a = { x = 1, u = 1 }\n", "a = { x = 2, y = 1 }\n", "a = { x = 2, u = 1, y = 1 }\n"),
    ("empty braces", "a = {}\nb = 1\n", "a = {}\nb = 2\n", "a = { x = 1 }\nb = 1\n", "a = { x = 1 }\nb = 2\n"),
    ("a value becomes a table", 'a = 1\n\n[b]\nx = 1\n', "a = 1\n\n[b]\nx = 2\n", "[a]\ny = 1\n\n[b]\nx = 1\n", "[a]\ny = 1\n\n[b]\nx = 2\n"),
    ("a table becomes a value", "[a]\ny = 1\n\n[b]\nx = 1\n", "[a]\ny = 1\n\n[b]\nx = 2\n", "a = 1\n\n[b]\nx = 1\n", "a = 1\n\n[b]\nx = 2\n"),
    ("neighbours dropped", "[a]\nx = 1\n\n[b]\nx = 1\n\n[c]\nx = 1\n\n[d]\nx = 1\n", "[a]\nx = 1\n\n[b]\nx = 1\n\n[c]\nx = 1\n\n[d]\nx = 2\n", "[a]\nx = 1\n\n[d]\nx = 1\n", "[a]\nx = 1\n\n[d]\nx = 2\n"),
    ("a table in the place of another, and of a key above it", "[a]\nx = 1\n\n[b]\nx = 1\n\n[d]\nx = 1\n", "[a]\nx = 1\n\n[b]\nx = 1\n\n[d]\nx = 2\n", "[a]\n\n[c]\nx = 1\n\n[d]\nx = 1\n", "[a]\n\n[c]\nx = 1\n\n[d]\nx = 2\n"),
    ("dots dropped, with a comment on one", "[a]\nb.x = 1\nb.y = 1\nc = 1\n", "[a]\nb.x = 1\nb.y = 1  # mine\nc = 1\n", "[a]\nc = 2\n", "[a]\nb.y = 1  # mine\nc = 2\n"),
    ("a header for a table whose tables are dropped", "[a.b]\nx = 1\n\n[c]\nx = 1\n", "[a.b]\nx = 1\n\n[c]\nx = 2\n", "[a]\ny = 1\n\n[c]\nx = 1\n", "[c]\nx = 2\n\n[a]\ny = 1\n"),
    ("a table of tables grows on both sides", '[[a]]\nname = "x"\n', '[[a]]\nname = "x"\n\n[[a]]\nname = "u"\n', '[[a]]\nname = "x"\n\n[[a]]\nname = "y"\nz = 1\n', '[[a]]\nname = "x"\n\n[[a]]\nname = "u"\n\n[[a]]\nname = "y"\nz = 1\n'),
    ("an item of a table of tables changed", '[[a]]\nname = "x"\nv = 1\n\n[[a]]\nname = "y"\nv = 1\n', '[[a]]\nname = "x"\nv = 2\n\n[[a]]\nname = "y"\nv = 1\n', '[[a]]\nname = "x"\nv = 1\n\n[[a]]\nname = "y"\nv = 3\nw = 1\n', '[[a]]\nname = "x"\nv = 2\n\n[[a]]\nname = "y"\nv = 3\nw = 1\n'),
    ("the first item of a table of tables dropped", '[[a]]\nname = "x"\n\n[[a]]\nname = "y"\n', '[[a]]\nname = "x"\n\n[[a]]\nname = "y"\nu = 1\n', '[[a]]\nname = "y"\n', '[[a]]\nname = "y"\nu = 1\n'),
    ("a table of tables that is new", "[b]\nx = 1\n", "[b]\nx = 2\n", '[b]\nx = 1\n\n[[a]]\nname = "x"\n\n[a.c]\ny = 1\n\n[[a]]\nname = "z"\n', '[b]\nx = 2\n\n[[a]]\nname = "x"\n\n[a.c]\ny = 1\n\n[[a]]\nname = "z"\n'),
    ("a table above the first item of a list", '[[a]]\nname = "x"\n', '[[a]]\nname = "x"\nu = 1\n', '[[a]]\nname = "w"\n\n[[a]]\nname = "x"\n', '[[a]]\nname = "w"\n\n[[a]]\nname = "x"\nu = 1\n'),
    ("one key in two tables", "[a]\nx = 1\n\n[b]\nx = 1\n", "[a]\nx = 2\n\n[b]\nx = 1\n", "[a]\nx = 1\n\n[b]\nx = 2\n", "[a]\nx = 2\n\n[b]\nx = 2\n"),
    ("tables in another order", "[a]\nx = 1\n\n[b]\nx = 1\n", "[b]\nx = 1\n\n[a]\nx = 1\n", "[a]\nx = 2\n\n[b]\nx = 2\n", "[b]\nx = 2\n\n[a]\nx = 2\n"),
    ("a key at the end, and a table below it", "[a]\nx = 1\n\n[b]\nx = 1\n", "[a]\nx = 2\n\n[b]\nx = 1\n", "[a]\nx = 1\ny = 1\n\n[a.c]\nx = 1\n\n[b]\nx = 1\n", "[a]\nx = 2\ny = 1\n\n[a.c]\nx = 1\n\n[b]\nx = 1\n"),
]  # fmt: skip

COMMENTS: list[Row] = [
    ("the user's, above and behind", "a = 1\nb = 1\n", "# mine\na = 1  # mine too\nb = 2\n", "a = 2\nb = 1\n", "# mine\na = 2  # mine too\nb = 2\n"),
    ("of a new key", "a = 1\n", "a = 2\n", "a = 1\n\n# about b,\n# at length\nb = 1  # one\n", "a = 2\n\n# about b,\n# at length\nb = 1  # one\n"),
    ("of a dropped key", "# about a\na = 1\nb = 1\n", "# about a\na = 1\nb = 2\n", "b = 1\n", "b = 2\n"),
    ("changed by the template", "# old\na = 1  # old\nb = 1\n", "# old\na = 1  # old\nb = 2\n", "# new\n# and more\na = 2  # new\nb = 1\n", "# new\n# and more\na = 2  # new\nb = 2\n"),
    ("changed by both", "# old\na = 1\nb = 1\n", "# mine\na = 1\nb = 2\n", "# new\na = 1\nb = 1\n", "# mine\na = 1\nb = 2\n"),
    ("dropped by the template", "# old\na = 1  # old\nb = 1\n", "# old\na = 1  # old\nb = 2\n", "a = 1\nb = 1\n", "a = 1\nb = 2\n"),
    ("of the template, for a value of the user", "a = 1\nb = 1\n", "a = 2\nb = 1\n", "a = 1  # one\nb = 2\n", "a = 2\nb = 2\n"),
    ("of a header", "# old\n[a]\nx = 1\n", "# old\n[a]\nx = 2\n", "# new\n[a]  # yes\nx = 1\n", "# new\n[a]  # yes\nx = 2\n"),
    ("the user's, on a key that is dropped", "a = 1\nb = 1\n", "a = 1  # mine\nb = 1\n", "b = 2\n", "a = 1  # mine\nb = 2\n"),
    ("the user's, in a table that is dropped", "[a]\nx = 1\ny = 1\n\n[b]\nx = 1\n", "[a]\nx = 1\n# mine\ny = 1\n\n[b]\nx = 1\n", "[b]\nx = 2\n", "[a]\n# mine\ny = 1\n\n[b]\nx = 2\n"),
    ("the user's, at the end of a table that is dropped", "[a]\nx = 1\n\n[b]\nx = 1\n", "[a]\nx = 1\n\n# y = 1\n\n[b]\nx = 1\n", "[b]\nx = 2\n", "[a]\nx = 1\n\n# y = 1\n\n[b]\nx = 2\n"),
    ("code that the user left out", "[a]\nx = 1\n\n[b]\nx = 1\n", "[a]\nx = 1\n# y = 1\n\n[b]\nx = 1\n", "[a]\nx = 1\n\n[a.c]\nx = 1\n\n[b]\nx = 1\n", "[a]\nx = 1\n# y = 1\n\n[a.c]\nx = 1\n\n[b]\nx = 1\n"),
    ("in a list", 'a = [\n  # one\n  "x",  # ex\n  # two\n  "y",\n  # end\n]\n', 'a = [\n  # one\n  "x",  # ex\n  # mine\n  "u",\n  # two\n  "y",\n  # end\n]\n', 'a = [\n  # one\n  "x",  # ex\n  # about w\n  "w",  # double\n  # two\n  "y",\n  # end\n]\n', 'a = [\n  # one\n  "x",  # ex\n  # about w\n  "w",  # double\n  # mine\n  "u",\n  # two\n  "y",\n  # end\n]\n'),
    ("signs of them in texts", 'a = "# no"\nb = 1\n', 'a = "# no"  # yes\nb = 1\n', 'a = "# none"\nb = 2\n', 'a = "# none"  # yes\nb = 2\n'),
    ("apart from every key", "# top\n\na = 1\n\n# end\n", "# top\n\n# mine\n\na = 1\n\n# end\n", "# top\n\na = 2\n\n# end\n", "# top\n\n# mine\n\na = 2\n\n# end\n"),
]  # fmt: skip

BYTES: list[tuple[str, bytes, bytes, bytes, bytes]] = [
    ("CRLF", b"a = 1\nb = 1\n", b"a = 1\r\nb = 2\r\n", b'a = [\n    "x",\n]\n# c\nc = 1\nb = 1\n\n[d]\nx = 1\n', b'a = [\r\n    "x",\r\n]\r\n# c\r\nc = 1\r\nb = 2\r\n\r\n[d]\r\nx = 1\r\n'),
    ("LF, where the template has CRLF", b"a = 1\r\nb = 1\r\n", b"a = 1\nb = 2\n", b"a = 1\r\nc = 1\r\nb = 1\r\n", b"a = 1\nc = 1\nb = 2\n"),
    ("a byte order mark", b"a = 1\nb = 1\n", b"\xef\xbb\xbfa = 1\nb = 2\n", b"a = 2\nb = 1\n", b"\xef\xbb\xbfa = 2\nb = 2\n"),
    ("a byte order mark of the template", b"\xef\xbb\xbfa = 1\nb = 1\n", b"a = 1\nb = 2\n", b"\xef\xbb\xbfa = 2\nb = 1\n", b"a = 2\nb = 2\n"),
    ("no line ending at the end", b"a = 1\nb = 1\n", b"a = 1\nb = 2", b"a = 2\nb = 1\n\n[c]\nx = 1\n", b"a = 2\nb = 2\n\n[c]\nx = 1"),
    ("no line ending at the end, and the last key dropped", b"a = 1\nb = 1\n", b"a = 2\nb = 1", b"a = 1\n", b"a = 2"),
    ("CRLF, no line ending at the end, and the last key dropped", b"a = 1\nb = 1\n", b"a = 2\r\nb = 1", b"a = 1\n", b"a = 2"),
    ("tabs", b"[a]\nx = 1\n", b"[a]\n\tx = 2\n", b"[a]\nx = 1\ny = 1\n", b"[a]\n\tx = 2\n\ty = 1\n"),
    ("blanks at the ends of lines", b"a = 1\nb = 1\n", b"a = 1  \nb = 2\t\n", b"a = 2\nb = 1\n", b"a = 2  \nb = 2\t\n"),
    ("blank lines at the end", b"[a]\nx = 1\n", b"[a]\nx = 2\n\n\n", b"[a]\nx = 1\n\n[b]\nx = 1\n", b"[a]\nx = 2\n\n[b]\nx = 1\n\n\n"),
    ("beyond ASCII", "a = 'é'\nb = 1\n".encode(), "a = 'é'\nb = '🎵'\n".encode(), "a = 'ü'\nb = 1\n".encode(), "a = 'ü'\nb = '🎵'\n".encode()),
    ("nothing but blanks", b"\n", b"\n\n", b"a = 1\n", b"\na = 1\n\n"),
]  # fmt: skip

ROWS = [*KEYS, *LISTS, *REQUIREMENTS, *TABLES, *COMMENTS]


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [pytest.param(*row, id=name) for name, *row in ROWS],
)
def test_texts_merge(base: str, ours: str, theirs: str, expected: str) -> None:
    merged = merge_structured(PATH, base.encode(), ours.encode(), theirs.encode())
    assert merged == expected.encode()


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [pytest.param(*row, id=name) for name, *row in BYTES],
)
def test_bytes_are_kept(
    base: bytes, ours: bytes, theirs: bytes, expected: bytes
) -> None:
    assert merge_structured(PATH, base, ours, theirs) == expected
