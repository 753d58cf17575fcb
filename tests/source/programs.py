"""Random modules that can be run: what they bind is the answer that nobody wrote."""

import random
import warnings
from typing import Any

from hypothesis import strategies as st

NAMES = ("a", "b", "c", "_d")
name = st.sampled_from(NAMES)
SIMPLE = (
    "{n} = 1",
    "{n}: int",
    "{n}: int = 1",
    "{n}, {m} = 1, 2",
    "def {n}(): {m} = 1",
    "class {n}: {m} = 1",
    "def f():\n    global {n}\n    {n} = 1",
    "x() and ({n} := 1)",
    "({n} := 1) if x() else ({m} := 2)",
    "import os as {n}",
    "from os import path as {n}, sep as {m}",
    "f_()",
    "pass",
)


@st.composite
def simple(draw: st.DrawFn) -> str:
    text = draw(st.sampled_from(SIMPLE))
    return text.format(n=draw(name), m=draw(name))


@st.composite
def deletion(draw: st.DrawFn) -> str:
    n = draw(name)
    return f"if {n!r} in globals(): del {n}" if draw(st.booleans()) else f"del {n}"


def indented(body: str) -> str:
    return "\n".join(f"    {line}" for line in body.split("\n"))


@st.composite
def statement(draw: st.DrawFn, depth: int, in_loop: bool) -> str:
    kinds = ["simple", "simple", "simple", "del", "raise"]
    if in_loop:
        kinds += ["break", "continue"]
    if depth:
        kinds += ["if", "elif", "for", "while", "forever", "try", "finally", "with"]
        kinds += ["match", "const"]
    kind = draw(st.sampled_from(kinds))

    def body(loop: bool = in_loop) -> str:
        return indented(draw(block(depth - 1, loop)))

    match kind:
        case "simple":
            return draw(simple())
        case "del":
            return draw(deletion())
        case "raise":
            return "raise E"
        case "break" | "continue":
            return kind
        case "if":
            return f"if x():\n{body()}"
        case "elif":
            return f"if x():\n{body()}\nelif x():\n{body()}\nelse:\n{body()}"
        case "const":
            return (
                f"if 0:\n{body()}\nelif not TYPE_CHECKING:\n{body()}\nelse:\n{body()}"
            )
        case "for":
            return f"for {draw(name)} in y():\n{body(True)}\nelse:\n{body()}"
        case "while":
            return f"while x():\n{body(True)}\nelse:\n{body()}"
        case "forever":
            return f"while True:\n    x()\n{body(True)}"
        case "try":
            return (
                f"try:\n{body()}\nexcept E as {draw(name)}:\n{body()}\n"
                f"except NameError:\n{body()}\nelse:\n{body()}"
            )
        case "finally":
            ends = ("", "break", "continue") if in_loop else ("",)
            last = "\n".join((draw(simple()), draw(st.sampled_from(ends)))).strip()
            return f"try:\n{body()}\nfinally:\n{indented(last)}"
        case "with":
            return f"with suppress(Exception) as {draw(name)}:\n{body()}"
    return f"match y():\n    case [{draw(name)}, *{draw(name)}_]:\n{indented(body())}\n    case _:\n{indented(body())}"


@st.composite
def block(draw: st.DrawFn, depth: int, in_loop: bool = False) -> str:
    count = draw(st.integers(1, 3))
    return "\n".join(draw(statement(depth, in_loop)) for _ in range(count))


programs = block(3)
# What is in these blocks may be broken off without a word.
swallowing = programs.map(lambda text: text.replace("suppress(Exception)", "swallow()"))


class Endless(BaseException):
    """A run that takes too long."""


class Error(Exception):
    """What a program raises, and may catch."""


def run(program: str, seed: int) -> dict[str, Any] | None:
    """Run a program, every test by chance; None where it does not come to its end."""
    chance = random.Random(seed)
    left = 200

    def x() -> bool:
        nonlocal left
        left -= 1
        if left < 0:
            raise Endless
        return chance.random() < 0.5

    def fails() -> None:
        if x():
            raise Error

    def y() -> list[int]:
        return [1] * chance.choice((0, 1, 2))

    import contextlib

    given = {
        "x": x,
        "y": y,
        "f_": fails,
        "E": Error,
        "suppress": contextlib.suppress,
        "swallow": lambda: contextlib.suppress(Exception),
        "TYPE_CHECKING": False,
    }
    bound = dict(given)
    try:
        with warnings.catch_warnings():
            # Newer Pythons warn of what leaves a loop from a `finally`.
            warnings.simplefilter("ignore", SyntaxWarning)
            code = compile(program, "program", "exec")
        exec(code, bound)  # noqa: S102
    except (Endless, Exception):  # noqa: BLE001
        return None
    for one in ("__builtins__", "__annotations__", *given):
        bound.pop(one, None)
    return bound
