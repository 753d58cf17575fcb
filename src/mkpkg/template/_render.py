"""Renders the template into a scratch folder, and returns the files as values."""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from mkpkg._errors import Refused, ToolFailed, refused
from mkpkg._findings import error
from mkpkg.names import shown

from ._answers import ANSWERS_FILE
from ._copier import import_copier, refused_answer
from ._recorded import Recorded
from ._releases import installed
from ._source import NOWHERE, template_address

Files = Mapping[PurePosixPath, bytes]

#: The folder in the scratch folder that holds the files as they were rendered.
RENDERED = "rendered"


def render(
    answers: Mapping[str, object], scratch: Path, version: str | None = None
) -> Files:
    """Render mkpkg's own template.

    Args:
        answers: What to render it with, by question; names must have been judged.
        scratch: A folder to work in, made where it is missing; the files stay there,
            under `RENDERED`.
        version: The version to render, such as ``v0.1.0``; the current one where it
            is None or unknown.

    Returns:
        The content of every file, by its path, in the order of paths. The answers file
        records the public address and the version of the template.

    Raises:
        ToolFailed: Copier does not accept the template or an answer.
    """
    return _render(answers, scratch, version, ANSWERS_FILE, template_address())


def render_recorded(
    recorded: Recorded, scratch: Path, version: str | None = None
) -> Files:
    """Render mkpkg's own template with the answers that a project records.

    Args:
        recorded: What the project records; its answers to questions that the version
            does not ask are left out, and those that it lacks get their defaults.
        scratch: A folder to work in, made where it is missing.
        version: The version to render, such as ``v0.1.0``; the current one where it
            is None or unknown.

    Returns:
        The content of every file, by its path, in the order of paths. The answers file
        is where the project has it. It keeps its address, unless that leads nowhere and
        the version is another than the recorded one.

    Raises:
        Refused: The version does not accept an answer.
        ToolFailed: Copier does not accept the template.
    """
    is_as_made = version == recorded.version
    leads_nowhere = recorded.address == NOWHERE and not is_as_made
    address = None if leads_nowhere else recorded.address
    place = str(recorded.path)
    home = address or template_address()
    try:
        return _render(recorded.answers, scratch, version, place, home)
    except ToolFailed as failure:
        invalid = refused_answer(failure.findings[0].why)
        if invalid is None:
            raise
        raise _refused(*invalid, recorded, version) from failure


def _refused(
    question: str, why: str, recorded: Recorded, version: str | None
) -> Refused:
    place = shown(str(recorded.path))
    return refused(
        "answers",
        f"template {version} refuses the answer to `{shown(question)}` in {place}",
        why=why,
        help="correct it there, commit that, and run the command again",
        path=str(recorded.path),
    )


def _render(
    answers: Mapping[str, object],
    scratch: Path,
    version: str | None,
    answers_file: str,
    address: str,
) -> Files:
    releases = installed()
    known = version if version in releases.known else releases.current
    scratch.mkdir(exist_ok=True)
    source = releases.folder(str(known), scratch)
    output = scratch / RENDERED
    asked = _questions(source)
    data = {key: value for key, value in answers.items() if key in asked}
    _run_copier(source, output, data, answers_file, scratch)
    files = dict(_files_in(output))
    path = PurePosixPath(answers_file)
    files[path] = _stamped(files[path], str(known), address)
    return files


def _questions(source: Path) -> frozenset[str]:
    """Return what a version of the template asks."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    asked = yaml.load((source / "copier.yml").read_bytes(), loader)
    return frozenset(key for key in asked if not key.startswith("_"))


def _run_copier(
    source: Path,
    output: Path,
    data: dict[str, object],
    answers_file: str,
    scratch: Path,
) -> None:
    try:
        copier = import_copier()
        with without_git(scratch):
            copier.run_copy(
                str(source),
                output,
                data=data,
                answers_file=answers_file,
                defaults=True,
                quiet=True,
                settings=copier.Settings(),
            )
    except Exception as reason:
        raise ToolFailed(
            error("template", "the template could not be rendered", why=str(reason))
        ) from reason


@contextmanager
def without_git(scratch: Path) -> Iterator[None]:
    """Hide git from Copier.

    It asks git about the source and about every file that it writes; and given a
    checkout of mkpkg it would render the latest tag in place of what is there.
    """
    from plumbum import local

    nowhere = scratch / "no-programs"
    nowhere.mkdir(parents=True, exist_ok=True)
    with local.env(PATH=str(nowhere)):
        yield


def _files_in(folder: Path) -> Iterator[tuple[PurePosixPath, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield PurePosixPath(path.relative_to(folder).as_posix()), path.read_bytes()


def _stamped(answers: bytes, version: str, address: str) -> bytes:
    """Record where the template comes from, in place of where it was rendered from."""
    body = re.sub(rb"(?m)^_(?:commit|src_path): .*\n", b"", answers)
    head, _, rest = body.partition(b"\n")
    stamp = (
        f"_commit: {json.dumps(version)}\n"
        f"_src_path: {json.dumps(address, ensure_ascii=False)}\n"
    )
    return head + b"\n" + stamp.encode() + rest
