"""Files of the template that a project lacks, and that its user wants."""

import posixpath
from collections.abc import Iterable
from pathlib import PurePath, PurePosixPath

from mkpkg._errors import MkpkgError, bad_input, refused
from mkpkg.names import listed, shown
from mkpkg.plan import Create

from ._compared import Compared, Standing


def create_missing(
    compared: Iterable[Compared], asked: Iterable[str]
) -> tuple[Create, ...]:
    """Return the creation of missing files.

    Args:
        compared: All files of the template.
        asked: The paths of those that are wanted, relative to the project.

    Raises:
        BadInput: The template has no such file.
        Refused: Something does the work of one already.
    """
    every = tuple(compared)
    wanted = dict.fromkeys(map(_path, asked))
    return tuple(_create(path, every) for path in wanted)


def _path(text: str) -> PurePosixPath:
    return PurePosixPath(posixpath.normpath(PurePath(text).as_posix()))


def _create(path: PurePosixPath, compared: tuple[Compared, ...]) -> Create:
    for file in compared:
        if path in (file.path, file.wanted):
            if file.standing is not Standing.MISSING:
                raise _is_there(path, file)
            return Create(path, file.template)
    missing = [str(f.path) for f in compared if f.standing is Standing.MISSING]
    raise bad_input(
        "add",
        f"the template has no file `{shown(str(path))}`",
        help=f"what is missing: {listed(missing)}" if missing else "nothing is missing",
    )


def _is_there(path: PurePosixPath, file: Compared) -> MkpkgError:
    if file.standing is Standing.INSTEAD and path != file.path:
        return refused(
            "exists",
            f"{shown(str(path))} is not missing: {shown(str(file.path))} does its work",
            help=f"move {shown(str(file.path))} away first",
            path=str(path),
        )
    return refused(
        "exists",
        f"{shown(str(path))} is there already",
        why="adopting never changes a file of yours",
        help="what differs from the template: mkpkg diff, once the project is adopted",
        path=str(path),
    )
