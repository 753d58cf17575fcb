"""The versions of mkpkg's own template: those that this mkpkg came with."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from mkpkg import python, template
from mkpkg._errors import ToolFailed, bad_input, raise_errors, refused
from mkpkg._findings import Finding
from mkpkg.git import File, Tree
from mkpkg.names import shown
from mkpkg.template import Recorded

from ._born_once import is_born_once, owned
from ._origin import Versions


class OwnOrigin:
    """mkpkg's own template. Neither git nor a network is asked."""

    def __init__(self, recorded: Recorded) -> None:
        """Take what a project records."""
        self._recorded = recorded
        self._releases = template.installed()

    def latest(self) -> Versions:
        """Tell which version a project has, and which is the newest."""
        return self.versions(None)

    def versions(self, to: str | None) -> Versions:
        """Tell from which version to which one a project goes."""
        releases = self._releases
        old = template.known_version(self._recorded, releases)
        new = releases.current if to is None else f"v{to.removeprefix('v')}"
        if new not in releases.known:
            raise bad_input(
                "version",
                f"mkpkg knows no version `{shown(to or new)}` of its template",
                why=f"it knows {', '.join(releases.known)}",
                help=f"--to {releases.current}",
            )
        if releases.known.index(new) < releases.known.index(old):
            raise backwards(old, new)
        return Versions(old, new)

    def pristine(self, scratch: Path) -> tuple[str, Tree]:
        """Return the version that a project has, and what the template makes of it."""
        version = template.known_version(self._recorded, self._releases)
        return version, self._render(version, scratch)

    def rendered(self, versions: Versions, scratch: Path) -> tuple[Tree, Tree]:
        """Return what two versions of the template make of a project."""
        base = self._render(versions.old, scratch / "old")
        theirs = self._render(versions.new, scratch / "new")
        made = {path: file.content for path, file in theirs.items()}
        raise_errors(python.prove_texts(made), ToolFailed)
        return base, theirs

    @property
    def is_own(self) -> bool:
        """Whether the template is mkpkg's own: it is."""
        return True

    def is_born_once(self, path: PurePosixPath) -> bool:
        """Tell whether a file is the user's alone from the moment that it is made."""
        return is_born_once(path)

    def remarks(self, versions: Versions) -> Iterator[Finding]:
        """Yield nothing: there is nothing else to say."""
        return iter(())

    def _render(self, version: str, scratch: Path) -> Tree:
        files = owned(template.render_recorded(self._recorded, scratch, version))
        return {path: File(content) for path, content in files.items()}


def backwards(old: str, new: str) -> Exception:
    """Return the refusal to go to an older version."""
    return refused(
        "backwards",
        f"the project has template {shown(old)}, and {shown(new)} is older",
        why="a merge backwards would take out what came since, and your changes to it",
        help="undo the commit of the update instead: git revert",
    )
