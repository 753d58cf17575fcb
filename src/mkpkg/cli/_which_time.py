"""What an import costs, as a tree, the slowest first."""

from collections.abc import Iterator

from mkpkg.commands import Answer
from mkpkg.python import Time

from ._columns import heading, width
from ._terminal import faint, painted

# What takes less than this part of the whole is told together.
_LEAST = 0.02
_MOST_ROWS = 25
_NUMBERS = "{:>9}  {:>9}  {:>4}  "


def time_lines(answer: Answer) -> Iterator[str]:
    """Yield the tree of an answer that was measured."""
    root = answer.time
    if root is None:
        return
    whole = max(root.total, 1)
    yield from heading(f"Costs {_ms(root.total)}, the slowest first (it did run)")
    yield faint(_NUMBERS.format("together", "itself", "%") + "module")
    rows = list(_rows(root.imports, 0, whole))
    for time, depth in rows[:_MOST_ROWS]:
        yield _row(time, depth, whole)
    shown = {id(time) for time, _ in rows[:_MOST_ROWS]}
    left = [time for time in _all(root) if id(time) not in shown]
    if left:
        own = sum(time.own for time in left)
        yield faint(f"  and {len(left)} more, {_ms(own)} in all")


def _rows(
    times: tuple[Time, ...], depth: int, whole: int
) -> Iterator[tuple[Time, int]]:
    for time in times:
        if time.total >= whole * _LEAST:
            yield time, depth
            yield from _rows(time.imports, depth + 1, whole)


def _all(root: Time) -> Iterator[Time]:
    for time in root.imports:
        yield time
        yield from _all(time)


def _row(time: Time, depth: int, whole: int) -> str:
    share = f"{100 * time.total / whole:.0f}"
    numbers = _NUMBERS.format(_ms(time.total), _ms(time.own), share)
    # Deep names must not run out of a narrow terminal.
    deepest = max((width() - len(numbers) - len(time.name)) // 2, 0)
    name = painted(time.name, "cyan")
    return f"{numbers}{'  ' * min(depth, deepest)}{name}"


def _ms(microseconds: int) -> str:
    return f"{microseconds / 1000:.1f} ms"
