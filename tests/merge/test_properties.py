"""What holds for any three versions of a file."""

from collections import Counter
from copy import deepcopy
from pathlib import PurePosixPath
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mkpkg.merge import Reduced, merge_structured

from .documents import (
    LANGUAGES,
    PLAIN,
    Sections,
    edited,
    grown,
    merged_values,
    sections,
    styles,
)

quickly = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
HEADERS = {"x.toml": b"[%s]", "x.yaml": b"%s:"}
languages = pytest.mark.parametrize("name", LANGUAGES)


def without_shared_lists(base: Sections, ours: Sections, theirs: Sections) -> Sections:
    """Return the user's values, with the template's lists where both have some."""
    after = deepcopy(ours)
    for table, keys in after.items():
        for key, value in keys.items():
            new = theirs.get(table, {}).get(key)
            if isinstance(value, list) and isinstance(new, list):
                keys[key] = new
    return after


def comments_in(content: bytes) -> Counter[str]:
    lines = content.decode().splitlines()
    return Counter(line.strip() for line in lines if line.lstrip().startswith("#"))


def without_order(values: Any) -> Any:
    """Return values with their lists as sets."""
    if isinstance(values, dict):
        return {key: without_order(value) for key, value in values.items()}
    return frozenset(values) if isinstance(values, list) else values


@languages
@quickly
@given(data=st.data())
def test_values_are_those_of_a_merge_of_plain_values(
    name: str, data: st.DataObject
) -> None:
    write, read = LANGUAGES[name]
    base = data.draw(sections)
    theirs = data.draw(edited(base))
    ours = without_shared_lists(base, data.draw(edited(base)), theirs)
    style = data.draw(styles(comments=("",)))
    merged = merge_structured(
        PurePosixPath(name),
        write(PLAIN, base),
        write(style, ours),
        write(PLAIN, theirs),
    )
    conflicts: list[str] = []
    expected = merged_values(base, ours, theirs, conflicts)
    assert isinstance(merged, Reduced) == bool(conflicts)
    if isinstance(merged, Reduced):
        assert sorted(merged.keys) == sorted(conflicts)
        merged = merged.ours
    assert read(merged or b"") == expected


@languages
@quickly
@given(data=st.data())
def test_all_that_is_of_no_concern_is_kept_byte_for_byte(
    name: str, data: st.DataObject
) -> None:
    write, _ = LANGUAGES[name]
    base = data.draw(sections)
    ours, theirs = data.draw(edited(base)), data.draw(edited(base))
    style = data.draw(styles())
    mine = write(style, ours)
    merged = merge_structured(
        PurePosixPath(name), write(PLAIN, base), mine, write(PLAIN, theirs)
    )
    text = merged.ours if isinstance(merged, Reduced) else merged
    assert text is not None
    assert comments_in(mine) <= comments_in(text)
    for table, keys in ours.items():
        for key in keys:
            if base.get(table, {}).get(key) == theirs.get(table, {}).get(key):
                alone = write(style, {table: {key: keys[key]}})
                lines = alone.partition(HEADERS[name] % table.encode())[2]
                assert lines.strip() in text
    assert text.count(b"\n") == text.count(style.newline.encode())


@languages
@quickly
@given(data=st.data())
def test_a_second_merge_changes_nothing(name: str, data: st.DataObject) -> None:
    write, _ = LANGUAGES[name]
    base = data.draw(sections)
    ours, theirs = data.draw(edited(base)), data.draw(edited(base))
    texts = write(PLAIN, base), write(data.draw(styles()), ours), write(PLAIN, theirs)
    merged = merge_structured(PurePosixPath(name), *texts)
    if isinstance(merged, bytes):
        again = merge_structured(PurePosixPath(name), texts[0], merged, texts[2])
        assert again == merged


@languages
@quickly
@given(data=st.data())
def test_values_are_the_same_whoever_is_who(name: str, data: st.DataObject) -> None:
    write, read = LANGUAGES[name]
    base = data.draw(sections)
    ours, theirs = data.draw(grown(base)), data.draw(grown(base))
    style = data.draw(styles(comments=("",)))
    texts = [write(style, values) for values in (base, ours, theirs)]
    one = merge_structured(PurePosixPath(name), *texts)
    other = merge_structured(PurePosixPath(name), texts[0], texts[2], texts[1])
    assert type(one) is type(other)
    if isinstance(one, bytes) and isinstance(other, bytes):
        assert without_order(read(one)) == without_order(read(other))
    elif isinstance(one, Reduced) and isinstance(other, Reduced):
        assert sorted(one.keys) == sorted(other.keys)
        assert without_order(read(one.theirs)) == without_order(read(other.ours))
        assert without_order(read(one.base)) == without_order(read(other.base))
