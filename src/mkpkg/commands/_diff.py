"""What a project has made of the template since it was rendered."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from mkpkg import disk
from mkpkg._errors import BadInput, bad_input
from mkpkg.names import shown
from mkpkg.plan import Delete, Plan, Update, text_diff

from ._compared import Compared, Standing, as_template, compare
from ._origins import Given, opened
from ._outcome import Outcome
from ._recorded import find_recorded, recorded_root


@dataclass(frozen=True, slots=True)
class DiffRequest:
    """What ``mkpkg diff`` was asked for.

    Attributes:
        paths: Files, and folders with some, to look at; none for all.
        given: What was said about a template of somebody else's.
    """

    paths: tuple[str, ...] = ()
    given: Given = field(default_factory=Given)


def diff(request: DiffRequest) -> Outcome:
    """Compare a project with the template, in the version that it records.

    What is the user's from the start is left out: of mkpkg's own template that is what
    lies below ``src`` and ``tests``.

    Raises:
        BadInput: A path is none of the template's, or an answer is missing.
        Refused: The project records no version that is known.
        ToolFailed: The template does not accept an answer.
    """
    here = Path(os.path.realpath("."))
    root = recorded_root()
    recorded = find_recorded(root)
    with (
        opened(root, recorded, request.given, dry_run=False) as origin,
        disk.scratch() as scratch,
    ):
        version, tree = origin.pristine(scratch)
        is_born_once = origin.is_born_once
    files = {path: f.content for path, f in tree.items() if path != recorded.path}
    links = frozenset(path for path in files if tree[path].is_link)
    places = _places(request.paths, here, root)
    compared = _narrowed(compare(files, root, links), places, is_born_once)
    differing = [file for file in compared if file.standing is not Standing.SAME]
    return Outcome(
        "diff",
        root,
        shown(str(recorded.answers.get("project", root.name))),
        Plan(tuple(file.keep for file in compared)),
        (),
        (),
        "",
        exit_code=1 if differing else 0,
        effect=_effect(len(differing), len(compared), version),
        details={"version": version, "diff": _text(differing)},
    )


def _places(
    paths: Iterable[str], here: Path, root: Path
) -> dict[str, PurePosixPath | None]:
    """Return paths as the project has them; None for what is not in it."""
    found: dict[str, PurePosixPath | None] = {}
    for text in paths:
        place = Path(os.path.normpath(here / text))
        is_inside = place.is_relative_to(root)
        inner = place.relative_to(root).as_posix() if is_inside else ""
        found[text] = PurePosixPath(inner) if is_inside else None
    return found


def _narrowed(
    compared: tuple[Compared, ...],
    places: dict[str, PurePosixPath | None],
    is_born_once: Callable[[PurePosixPath], bool],
) -> tuple[Compared, ...]:
    for text, place in places.items():
        if not any(_is_at(file, place) for file in compared):
            is_source = place is not None and is_born_once(place)
            raise _not_of_template(text, is_source=is_source)
    return tuple(
        file
        for file in compared
        if not places or any(_is_at(file, place) for place in places.values())
    )


def _is_at(file: Compared, place: PurePosixPath | None) -> bool:
    return any(place in (path, *path.parents) for path in (file.path, file.wanted))


def _not_of_template(text: str, *, is_source: bool) -> BadInput:
    return bad_input(
        "not-found",
        f"the template has nothing at `{shown(text)}`",
        why="what is in src and tests is yours, whatever the template has there"
        if is_source
        else "",
        help="without a path: mkpkg diff looks at everything",
    )


def _text(differing: Iterable[Compared]) -> str:
    changes: list[Update | Delete] = []
    for file in differing:
        if file.yours is not None:
            yours = as_template(file.yours, file.template)
            changes.append(Update(file.path, file.template, yours))
        elif file.standing is Standing.MISSING:
            changes.append(Delete(file.path, file.template))
    return text_diff(Plan(tuple(changes)))


def _effect(differing: int, count: int, version: str) -> str:
    if not differing:
        return f"as in template {version}"
    files = "file" if count == 1 else "files"
    verb = "differs" if differing == 1 else "differ"
    return f"{differing} of {count} {files} {verb} from template {version}"
