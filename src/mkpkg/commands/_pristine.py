"""The template as a project would have it, had nobody touched it since."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from mkpkg import disk, template
from mkpkg._errors import Refused, ToolFailed
from mkpkg.layout import PackageFolder
from mkpkg.template import Answers, Recorded

from ._born_once import owned
from ._compared import compare, distance, placed
from ._project import Project


@dataclass(frozen=True, slots=True)
class Pristine:
    """The template with the answers of a project.

    Attributes:
        version: The template's version.
        files: What it writes, by the paths that the project has for it.
    """

    version: str
    files: dict[PurePosixPath, bytes]


def find_closest(answers: Answers, package: PackageFolder, root: Path) -> Pristine:
    """Return the version that a project differs least from; the newest of several.

    Args:
        answers: The project's answers.
        package: Its package.
        root: Its folder.

    Raises:
        Refused: No version can be rendered with these answers.
    """
    found: list[Pristine] = []
    failed: list[ToolFailed] = []
    with disk.scratch() as scratch:
        for version in reversed(template.installed().known):
            try:
                files = template.render(answers.as_data(), scratch / version, version)
            except ToolFailed as reason:
                failed.append(reason)
                continue
            files = placed(files, package.dotted, package.folder)
            found.append(Pristine(version, files))
    if not found:
        raise Refused(*failed[0].findings)
    return min(found, key=lambda pristine: _apart(pristine, root))


def as_recorded(project: Project, recorded: Recorded) -> Pristine:
    """Return the template in the version, and with the answers, that a project records.

    The example is left out: it is for new projects.

    Raises:
        Refused: The template is another, or mkpkg does not know its version.
        ToolFailed: The template does not accept an answer.
    """
    version = template.known_version(recorded, template.installed())
    with disk.scratch() as scratch:
        answers = {**recorded.answers, "example": False}
        files = template.render(answers, scratch, version)
    package = str(recorded.answers.get("package"))
    folders = {top.dotted: top.folder for top in project.tops}
    folder = folders.get(package, f"src/{package}")
    return Pristine(version, placed(files, package, folder))


def _apart(pristine: Pristine, root: Path) -> int:
    return distance(compare(owned(pristine.files), root))
