"""The proof of an edit: the new text has what it is meant to have, and lost nothing else."""

from collections import Counter
from collections.abc import Iterable

from ._errors import UnreadableError
from ._init import Init

# What laziness adds and takes away.
_LAZY = "__lazy_modules__"


def is_as_meant(
    before: Init,
    content: bytes,
    *,
    lost: Iterable[str] = (),
    gained: Iterable[str] = (),
    unlisted: Iterable[str] = (),
    listed: Iterable[str] = (),
) -> bool:
    """Tell whether an edited ``__init__.py`` binds and lists what it should.

    Args:
        before: The file before.
        content: The file afterwards.
        lost: Names whose imports were taken out.
        gained: Names that were imported.
        unlisted: Names that were taken out of ``__all__``.
        listed: Names that were put into it.
    """
    if content == before.content and not (set(lost) or set(gained) or set(listed)):
        return not (set(unlisted) & set(before.module.exports or ()))
    try:
        same = content == before.content
        after = before if same else Init(content, before.package)
    except UnreadableError:
        return False
    kept = _names(before) - set(lost) - set(unlisted)
    if not (kept | set(gained)) <= _names(after):
        return False
    old, new = before.module.exports, after.module.exports
    if old is None and before.module.has_exports:
        return new is None
    gone = set(unlisted)
    wanted = Counter(part for part in old or () if part not in gone)
    wanted.update(listed)
    return wanted == Counter(new or ())


def _names(init: Init) -> set[str]:
    own = {name for name in init.module.scope if not name.startswith("*")}
    return own - {_LAZY, "__all__"}
