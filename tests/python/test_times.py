"""What `-X importtime` prints becomes a tree."""

from mkpkg.python import Time, tree_of

PRINTED = """\
import time: self [us] | cumulative | imported package
import time:        30 |         30 |     sound.formats
something that the package prints
import time:        20 |         50 |   sound.effects
import time:       200 |        200 |   sound.filters
import time:        10 |        260 | sound
import time:         5 |          5 | sound.late
"""


def test_a_tree_has_the_slowest_first() -> None:
    formats = Time("sound.formats", 30, 30)
    effects = Time("sound.effects", 20, 50, (formats,))
    filters = Time("sound.filters", 200, 200)
    sound = Time("sound", 10, 260, (filters, effects))
    late = Time("sound.late", 5, 5)
    assert tree_of(PRINTED.splitlines()) == Time("", 0, 265, (sound, late))


def test_nothing_makes_an_empty_tree() -> None:
    assert tree_of([]) == Time("", 0, 0)
