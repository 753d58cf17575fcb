"""The versions of somebody else's template: those that its repository has."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

from mkpkg import disk, git, python, template
from mkpkg._errors import ToolFailed, bad_input, raise_errors, refused
from mkpkg._findings import Finding, note
from mkpkg.git import File, Source, Tree
from mkpkg.names import quoted, shown, without_password
from mkpkg.plan import Create
from mkpkg.template import Again, Foreign, Recorded, Renderer, Trust

from ._origin import Versions
from ._origin_own import backwards

# What `git describe` calls a commit that has no tag of its own.
_DESCRIBED = re.compile(r"(?:(?P<tag>.+)-\d+-g)?(?P<commit>[0-9a-f]{4,64})")


class OtherOrigin:
    """A template in a repository, which is fetched when it is needed."""

    def __init__(
        self,
        recorded: Recorded,
        root: Path,
        answers: Mapping[str, Any],
        trust: Trust,
        scratch: Path,
    ) -> None:
        """Take a project.

        Args:
            recorded: What it records of its template.
            root: Its folder.
            answers: More answers, to questions that are new, or were secret.
            trust: How far the template is trusted.
            scratch: An empty folder to work in.

        Raises:
            Refused: It does not record where which version of the template is.
        """
        self._recorded = recorded
        self._root = root
        self._more = answers
        self._trust = trust
        self._scratch = scratch
        self._address, self._old = _where(recorded)
        self._renderers: dict[str, Renderer] = {}

    def latest(self) -> Versions:
        """Tell which version a project has, and which is the newest."""
        found = git.list_remote(self._address, self._scratch)
        tags = tuple(
            name.removeprefix("refs/tags/")
            for name in found
            if name.startswith("refs/tags/")
        )
        newest = template.newest(tags)
        if self._old not in tags or newest not in tags:
            # Which of two commits is newer, their history says.
            return self.versions(None)
        return Versions(
            self._old, newest if _is_newer(newest, self._old) else self._old
        )

    def versions(self, to: str | None) -> Versions:
        """Tell from which version to which one a project goes."""
        source = self._source
        old = self._find_old()
        new = to or template.newest(source.tags())
        commit = source.find(new)
        if commit is None:
            raise bad_input(
                "version",
                f"the template has no version `{shown(new)}`",
                why=f"{self._name} has no tag, branch or commit of that name",
                help=f"git ls-remote -- {quoted(without_password(self._address))}",
            )
        if commit == old:
            return Versions(self._old, self._old)
        if source.is_before(commit, old) or _is_newer(self._old, new):
            if to is not None:
                raise backwards(self._old, new)
            return Versions(self._old, self._old)
        return Versions(self._old, source.described(new))

    def pristine(self, scratch: Path) -> tuple[str, Tree]:
        """Return the version that a project has, and what the template makes of it."""
        self._find_old()
        made = self._render(self._old, self._before, scratch)
        return self._old, _tree(f for f in made.files if f.path not in made.spared)

    def rendered(self, versions: Versions, scratch: Path) -> tuple[Tree, Tree]:
        """Return what two versions of the template make of a project."""
        before = self._render(versions.old, self._before, scratch / "old")
        self._renderer(versions.new).require_questions(self._more)
        after = self._render(versions.new, self._after, scratch / "new")
        contents = {f.path: f.content for f in after.files if f.mode != "120000"}
        raise_errors(python.prove_texts(contents, is_own=False), ToolFailed)
        spared = before.spared | after.spared
        old = {file.path for file in before.files}
        return _tree(f for f in before.files if f.path not in spared), _tree(
            file
            for file in after.files
            if file.path not in spared
            or not (file.path in old or disk.exists(self._root / file.path))
        )

    @property
    def is_own(self) -> bool:
        """Whether the template is mkpkg's own: it is not."""
        return False

    def is_born_once(self, path: PurePosixPath) -> bool:
        """Tell whether a file is the user's alone; templates of others say so themselves."""
        return False

    def remarks(self, versions: Versions) -> Iterator[Finding]:
        """Yield what the template wants to be run on an update, which is not."""
        count = self._renderer(versions.new).config.migrations(
            versions.old, versions.new
        )
        if count:
            commands = "command" if count == 1 else "commands"
            yield note(
                "migrations",
                f"the template has {count} {commands} for this update, not run by mkpkg",
                why="an update is a merge of files, which can be taken back",
                help="look at `_migrations` in its copier.yml, and run what you need",
            )

    @property
    def _name(self) -> str:
        return shown(without_password(self._address))

    @property
    def _before(self) -> dict[str, Any]:
        """The answers for the version that the project has."""
        return {**self._more, **self._recorded.answers}

    @property
    def _after(self) -> dict[str, Any]:
        return {**self._recorded.answers, **self._more}

    @cached_property
    def _source(self) -> Source:
        return Source(self._address, self._scratch)

    def _find_old(self) -> str:
        commit = self._source.find(self._old)
        if commit is None:
            raise refused(
                "version",
                f"the template has no version `{shown(self._old)}` any more",
                why=f"{self._name} has no tag, branch or commit of that name",
                help=f"put one that it has into `_commit` in {self._place}",
                path=self._place,
            )
        return commit

    @property
    def _place(self) -> str:
        return shown(str(self._recorded.path))

    def _renderer(self, version: str) -> Renderer:
        if version not in self._renderers:
            folder = self._source.checked_out(version).folder
            foreign = Foreign(folder, str(self._recorded.address), version)
            self._renderers[version] = Renderer(foreign, self._trust)
        return self._renderers[version]

    def _render(self, version: str, answers: Mapping[str, Any], scratch: Path) -> Again:
        place = str(self._recorded.path)
        return self._renderer(version).render_again(answers, place, scratch)


def _where(recorded: Recorded) -> tuple[str, str]:
    """Return what git is told to fetch, and the version that a project has.

    Raises:
        Refused: The project does not record one of them.
    """
    place = shown(str(recorded.path))
    if recorded.address is None or recorded.version is None:
        key = "_src_path" if recorded.address is None else "_commit"
        raise refused(
            "answers",
            f"{place} does not say which template the project was made with",
            why=f"it has no `{key}`",
            help=f"get it back: git checkout HEAD -- {place}",
            path=place,
        )
    address = template.git_address(recorded.address)
    if address is None:
        raise refused(
            "source",
            f"the template `{shown(recorded.address)}` is in no repository",
            why="its older version is needed, and only a repository keeps it",
            help=f"correct `_src_path` in {place}",
            path=place,
        )
    if not git.has_git():
        raise refused(
            "git",
            "git is not installed, and the template is in a repository",
            help="install git",
        )
    return address, recorded.version


def _tree(files: Iterable[Create]) -> Tree:
    return {file.path: File(file.content, file.mode) for file in files}


def _is_newer(one: str, other: str) -> bool:
    """Tell whether a version is known to be newer than another one (PEP 440)."""
    tags = [
        found["tag"] if (found := _DESCRIBED.fullmatch(v)) else v for v in (one, other)
    ]
    first, second = (template.read_version(tag or "") for tag in tags)
    return bool(first and second and first > second)
