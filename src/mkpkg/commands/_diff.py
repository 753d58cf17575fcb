"""What a project has made of the template since it was rendered."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from mkpkg import disk, template
from mkpkg._errors import BadInput, bad_input
from mkpkg.names import shown
from mkpkg.plan import Delete, Plan, Update, text_diff

from ._born_once import is_born_once, owned
from ._compared import Compared, Standing, as_template, compare
from ._outcome import Outcome
from ._recorded import find_recorded, recorded_root


@dataclass(frozen=True, slots=True)
class DiffRequest:
    """What ``mkpkg diff`` was asked for.

    Attributes:
        paths: Files, and folders with some, to look at; none for all.
    """

    paths: tuple[str, ...] = ()


def diff(request: DiffRequest) -> Outcome:
    """Compare a project with the template, in the version that it records.

    What lies below ``src`` and ``tests`` is the user's from the start, and is left out.

    Raises:
        BadInput: A path is none of the template's.
        Refused: The project records no version that is known.
        ToolFailed: The template does not accept an answer.
    """
    here = Path(os.path.realpath("."))
    root = recorded_root()
    recorded = find_recorded(root)
    version = template.known_version(recorded, template.installed())
    with disk.scratch() as scratch:
        files = owned(template.render_recorded(recorded, scratch, version))
    files.pop(recorded.path, None)
    compared = _narrowed(compare(files, root), _places(request.paths, here, root))
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
    compared: tuple[Compared, ...], places: dict[str, PurePosixPath | None]
) -> tuple[Compared, ...]:
    for text, place in places.items():
        if not any(_is_at(file, place) for file in compared):
            raise _not_of_template(text, place)
    return tuple(
        file
        for file in compared
        if not places or any(_is_at(file, place) for place in places.values())
    )


def _is_at(file: Compared, place: PurePosixPath | None) -> bool:
    return any(place in (path, *path.parents) for path in (file.path, file.wanted))


def _not_of_template(text: str, place: PurePosixPath | None) -> BadInput:
    is_source = place is not None and is_born_once(place)
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
