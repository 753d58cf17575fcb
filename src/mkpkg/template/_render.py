"""Renders the template into a scratch folder, and returns the files as values."""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from mkpkg._errors import ToolFailed
from mkpkg._findings import error
from mkpkg._version import __version__

from ._answers import ANSWERS_FILE, Answers
from ._archive import unpack
from ._copier import import_copier
from ._source import template_address
from ._where import history_folder, template_root

Files = Mapping[PurePosixPath, bytes]

#: The folder in the scratch folder that holds the files as they were rendered.
RENDERED = "rendered"


def render(answers: Answers, scratch: Path, version: str | None = None) -> Files:
    """Render mkpkg's own template.

    Args:
        answers: What to render it with; names must have been judged.
        scratch: An empty folder to work in; the files stay there, under `RENDERED`.
        version: The version to render, such as ``v0.1.0``; the current one where it
            is None or unknown.

    Returns:
        The content of every file, by its path, in the order of paths. The answers file
        records the public address and the version of the template.

    Raises:
        ToolFailed: Copier does not accept the template or an answer.
    """
    output = scratch / RENDERED
    _run_copier(_source(version, scratch), output, answers.as_data(), scratch)
    files = dict(_files_in(output))
    recorded = PurePosixPath(ANSWERS_FILE)
    files[recorded] = _stamped(files[recorded])
    return files


def _source(version: str | None, scratch: Path) -> Path:
    """Return the folder of a version of the template, unpacked where that is needed."""
    archive = history_folder() / f"{version}.tar.gz"
    if version in (None, f"v{__version__}") or not archive.is_file():
        return template_root()
    folder = scratch / "template"
    for path, content in unpack(archive.read_bytes()).items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    return folder


def _run_copier(
    source: Path, output: Path, data: dict[str, object], scratch: Path
) -> None:
    try:
        copier = import_copier()
        with _without_git(scratch):
            copier.run_copy(
                str(source),
                output,
                data=data,
                defaults=True,
                quiet=True,
                settings=copier.Settings(),
            )
    except Exception as reason:
        raise ToolFailed(
            error("template", "the template could not be rendered", why=str(reason))
        ) from reason


@contextmanager
def _without_git(scratch: Path) -> Iterator[None]:
    """Hide git from Copier.

    It asks git about the source and about every file that it writes; and given a
    checkout of mkpkg it would render the latest tag in place of what is there.
    """
    from plumbum import local

    nowhere = scratch / "no-programs"
    nowhere.mkdir()
    with local.env(PATH=str(nowhere)):
        yield


def _files_in(folder: Path) -> Iterator[tuple[PurePosixPath, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield PurePosixPath(path.relative_to(folder).as_posix()), path.read_bytes()


def _stamped(answers: bytes) -> bytes:
    """Record where the template comes from, in place of where it was rendered from."""
    body = re.sub(rb"(?m)^_(?:commit|src_path): .*\n", b"", answers)
    head, _, rest = body.partition(b"\n")
    stamp = (
        f"_commit: {json.dumps(f'v{__version__}')}\n"
        f"_src_path: {json.dumps(template_address(), ensure_ascii=False)}\n"
    )
    return head + b"\n" + stamp.encode() + rest
