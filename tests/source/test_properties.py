"""What holds for any text: random modules are run, random files are edited."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from mkpkg.source import (
    Modules,
    Style,
    Wants,
    bind_children,
    sync_package,
    unbind,
    with_laziness,
    with_names,
    without,
)

from .programs import programs, run, swallowing
from .texts import modules_of

quickly = settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)

NAMES = ("a", "b9", "b10", "C", "Dd", "EE", "_f", "été", "a_name_that_is_rather_long")
MODULES = ("_x", "_y", "m", "")
names = st.lists(st.sampled_from(NAMES), min_size=1, max_size=6, unique=True)


@quickly
@given(programs)
def test_what_is_public_is_there_and_what_is_there_is_known(program: str) -> None:
    modules = modules_of({"m": program})
    found = modules.public("m")
    assert found.unknowable is None
    for seed in range(10):
        bound = run(program, seed)
        if bound is not None:
            assert set(found.names) <= set(bound)
            assert all(modules.binds("m", name) for name in bound)


@quickly
@given(swallowing)
def test_what_is_there_is_known_whatever_swallows_exceptions(program: str) -> None:
    modules = modules_of({"m": program})
    for seed in range(10):
        bound = run(program, seed) or {}
        assert all(modules.binds("m", name) for name in bound)


@st.composite
def import_lines(draw: st.DrawFn) -> str:
    module = draw(st.sampled_from(MODULES))
    prefix = draw(st.sampled_from(("from .", "from  .", "lazy from .")))
    comment = draw(st.sampled_from(("", "  # why", "  # mkpkg: keep")))
    items = [
        f"{name}{draw(st.sampled_from(('', '', '', f' as {name}', ' as other')))}"
        for name in draw(names)
    ]
    head = f"{prefix}{module} import "
    shape = draw(
        st.sampled_from(("line", "brackets", "lines", "hanging", "packed", "backslash"))
    )
    match shape:
        case "line":
            return f"{head}{', '.join(items)}{comment}"
        case "backslash":
            return head + ", \\\n    ".join(items) + comment
    return f"{head}{bracketed(draw, items, '()', shape)}{comment}"


def bracketed(
    draw: st.DrawFn, items: list[str], brackets: str, shape: str, must: str = ""
) -> str:
    opening, closing = brackets[0], brackets[1]
    comma = draw(st.sampled_from(("", ","))) or must
    if shape == "brackets":
        return f"{opening}{', '.join(items)}{comma}{closing}"
    comments = [draw(st.sampled_from(("", "", "  # one"))) for _ in items]
    if shape == "lines":
        rows = "".join(
            f"    {item}{',' if index + 1 < len(items) else comma}{comment}\n"
            for index, (item, comment) in enumerate(zip(items, comments, strict=True))
        )
        above = draw(st.sampled_from(("", "    # above\n")))
        return f"{opening}\n{above}{rows}{closing}"
    joints = [
        f",{comment}\n    " if comment or shape == "hanging" else ", "
        for comment in comments[:-1]
    ]
    inner = "".join(
        f"{item}{joint}" for item, joint in zip(items, [*joints, ""], strict=True)
    )
    return f"{opening}{inner}{comma}{closing}"


@st.composite
def export_lists(draw: st.DrawFn) -> str:
    items = draw(st.lists(st.sampled_from(NAMES), max_size=5, unique=True))
    quote = draw(st.sampled_from(('"', "'")))
    texts = [f"{quote}{item}{quote}" for item in items]
    target = draw(st.sampled_from(("__all__ = ", "__all__: list[str] = ")))
    brackets = draw(st.sampled_from(("[]", "()")))
    must = "," if brackets == "()" and len(texts) == 1 else ""
    if not texts:
        return f"{target}{brackets}"
    shape = draw(st.sampled_from(("brackets", "lines", "hanging", "packed")))
    more = draw(st.sampled_from(("", "", '\n__all__ += ["z"]', "  # all")))
    return f"{target}{bracketed(draw, texts, brackets, shape, must)}{more}"


OTHERS = (
    "import os",
    "from os import sep as sep_",
    "x = 1",
    "# a comment",
    "",
    "",
    "try:\n    from ._x import zz\nexcept ImportError:\n    zz = None",
    "def f():\n    '''Doc.'''  # inner\n    from ._x import yy\n    return yy",
    "if True:\n\tflag = 1",
    "\f",
    "'''text\n# no comment\n'''",
    '__lazy_modules__ = ["p._x", "os"]',
    '__lazy_modules__: list[str] = ["p._y"]',
    '__lazy_modules__ = {"p._x"}',
    '__lazy_modules__ = (\n    "p._x",  # lazy\n)',
)


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """Return an ``__init__.py`` as somebody may have written it."""
    head = draw(
        st.sampled_from(("", '"""Doc."""\n', "# Licence.\n\n", '"""Doc."""\n\n'))
    )
    parts: list[str] = []
    for _ in range(draw(st.integers(0, 4))):
        part = draw(st.one_of(import_lines(), st.sampled_from(OTHERS)))
        parts.append(part)
    if draw(st.booleans()):
        parts.insert(draw(st.integers(0, len(parts))), draw(export_lists()))
    text = head + "".join(f"{part}\n" for part in parts)
    if draw(st.booleans()):
        text = text.removesuffix("\n")
    text = text.replace("\n", draw(st.sampled_from(("\n", "\n", "\r\n", "\r"))))
    return draw(st.sampled_from((b"", b"", b"\xef\xbb\xbf"))) + text.encode()


def plain(content: bytes) -> str:
    """Return a file as every Python reads it."""
    text = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("lazy from", "from     ")


def comments_in(content: bytes) -> list[str]:
    tokens = tokenize.generate_tokens(io.StringIO(plain(content)).readline)
    return sorted(t.string for t in tokens if t.type == tokenize.COMMENT)


def statements_in(content: bytes) -> Iterator[str]:
    """Yield the statements that are not about re-exports."""
    for node in ast.parse(plain(content)).body:
        is_own = isinstance(node, ast.ImportFrom) and node.level
        line = ast.dump(node)
        if not (is_own or "__all__" in line or "__lazy_modules__" in line):
            yield line


@st.composite
def requests(draw: st.DrawFn) -> tuple[dict[str, list[str]], list[str]]:
    modules = draw(st.lists(st.sampled_from(("p", "p._x", "p._a", "p.n")), unique=True))
    new = ("Aa", "b", "b09", "new", "ZZ", "a_name_that_is_long_as_well", "ü")
    some = st.lists(st.sampled_from(new), min_size=1, max_size=4, unique=True)
    return {module: draw(some) for module in modules}, draw(some)


@quickly
@given(files(), requests())
def test_names_put_in_change_nothing_else(
    content: bytes, request: tuple[dict[str, list[str]], list[str]]
) -> None:
    imports, exports = request
    after = with_names(content, "p", imports, exports, Style())
    assert comments_in(after) == comments_in(content)
    assert list(statements_in(after)) == list(statements_in(content))
    bound = modules_of({"p": after, "p._x": ""})
    for module, wanted in imports.items():
        for name in wanted:
            assert bound.binds("p", name), (module, name)


@quickly
@given(files(), requests())
def test_names_put_in_and_taken_out_give_the_same_names(
    content: bytes, request: tuple[dict[str, list[str]], list[str]]
) -> None:
    imports, exports = request
    after = with_names(content, "p", imports, exports, Style())
    gone = frozenset((module, name) for module in imports for name in imports[module])
    back = without(after, "p", gone, frozenset(exports))
    assert comments_in(back) == comments_in(content)
    assert list(statements_in(back)) == list(statements_in(content))
    assert names_of(back) == names_of(content)


def names_of(content: bytes) -> tuple[dict[str, list[str]], list[str]]:
    """Return what is imported from the package, and what ``__all__`` holds."""
    imported: dict[str, list[str]] = {}
    for node in ast.parse(plain(content)).body:
        if isinstance(node, ast.ImportFrom) and node.level:
            names = (f"{alias.name} as {alias.asname}" for alias in node.names)
            imported.setdefault(node.module or "", []).extend(names)
    return imported, list(modules_of({"p": content, "p._x": ""}).public("p").names)


@quickly
@given(
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=9, unique=True), requests()
)
def test_names_put_into_the_tools_own_lines_and_taken_out_give_the_same_bytes(
    present: list[str], request: tuple[dict[str, list[str]], list[str]]
) -> None:
    imports, exports = request
    content = with_names(b'"""Doc."""\n', "p", {"p._x": present}, present, Style())
    imports = {m: [n for n in imports[m] if n not in present] for m in imports}
    imports = {m: names for m, names in imports.items() if names}
    after = with_names(content, "p", imports, exports, Style())
    gone = frozenset((module, name) for module in imports for name in imports[module])
    assert without(after, "p", gone, frozenset(exports)) == content


@quickly
@given(files())
def test_laziness_comes_and_goes(content: bytes) -> None:
    lazy = with_laziness(content, "p", is_lazy=True)
    assert with_laziness(lazy, "p", is_lazy=True) == lazy
    eager = with_laziness(lazy, "p", is_lazy=False)
    assert with_laziness(eager, "p", is_lazy=False) == eager
    assert eager == content or b"__lazy_modules__" in content


texts = st.dictionaries(
    st.sampled_from(("_x", "_y", "m", "n")),
    st.lists(st.sampled_from(NAMES), max_size=5).map(
        lambda names: "".join(f"{name} = 1\n" for name in names)
    ),
)


@quickly
@given(files(), texts, st.booleans(), st.booleans())
def test_a_second_sync_changes_nothing(
    content: bytes, beside: dict[str, str], is_lazy: bool, adds: bool
) -> None:
    texts = {f"p.{name}": beside[name] for name in beside}
    wants = Wants(
        tuple(name for name in beside if name.startswith("_")),
        tuple(name for name in beside if not name.startswith("_")),
        is_lazy=is_lazy,
        adds=adds,
    )

    def synced(before: bytes) -> bytes:
        modules = modules_of({"p": before, **texts})
        return sync_package(before, "p", modules, wants, Style()).content

    after = synced(content)
    assert comments_in(after) == comments_in(content)
    assert synced(after) == after
    if not adds:
        modules = modules_of({"p": content, **texts})
        imported, kept = names_of(content)[0], names_of(after)[0]
        for module, items in imported.items():
            target = f"p.{module}" if module else "p"
            there = {i for i in items if is_there(modules, target, i.split()[0])}
            assert there <= set(kept.get(module, [])), module


def is_there(modules: Modules, module: str, name: str) -> bool:
    found = modules.exists(f"{module}.{name}")
    return found or (module != "p" and modules.has(module, name))


HEADS = ("", '"""Doc."""\n', "# Licence.\n", "#!/usr/bin/python\n# coding: utf-8\n")
BODIES = (
    "",
    "x = 1\n",
    "def f(): ...\n",
    "@d\nclass C: ...\n",
    "import os\n",
    "import os\nx = os\n",
    "from . import m\n",
    "from . import m as m\n",
    "from ..q import r\nx = r\n",
    "from ._x import a\n__all__ = ['a']\n",
    "from ._x import (\n  a,\n  b\n)\n__all__ = (\n  'a', 'b'\n)\n",
    "__all__ = [\n]\n",
    "__all__ = [ ]\n",
    "__all__ = [\n\n]\n",
    "__all__ = [\n  # none yet\n]\n",
    "__all__ = (\n)\n",
    "__all__: list[str] = []\n",
    "__lazy_modules__ = ['p.m']\n",
    "__lazy_modules__: list[str] = ['p']\nfrom . import m\n",
    "x = 1; from . import m; y = 2\n",
    "# a comment\n",
    "\n",
)


@quickly
@given(
    st.sampled_from(HEADS),
    st.lists(st.sampled_from(BODIES), max_size=4),
    st.sampled_from(("\n", "\r\n", "\r")),
    st.lists(st.sampled_from(("k", "z")), min_size=1, unique=True),
    st.booleans(),
)
def test_children_that_come_and_go_leave_every_byte(
    head: str, bodies: list[str], newline: str, children: list[str], is_lazy: bool
) -> None:
    text = f"{head}{''.join(bodies)}"
    # A comment that ends a file right below its imports needs a blank line from then on.
    assume(not re.search(r"(import|__all__|__lazy).*\n# a comment\s*$", text))
    content = text.replace("\n", newline).encode()
    there = {f"p.{child}": "" for child in (*children, "m", "_x")}
    modules = modules_of({"p": content, **there})
    wanted = tuple(children)
    bound = bind_children(content, "p", wanted, modules, Style(), is_lazy=is_lazy)
    gone = frozenset(f"p.{child}" for child in children)
    back = unbind(bound.content, "p", gone, frozenset(), Style()).content
    assert back == content
