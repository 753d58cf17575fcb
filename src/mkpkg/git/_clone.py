"""Templates that live in a repository: one version of their files, without history."""

from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess

from mkpkg._errors import MkpkgError, refused
from mkpkg.names import shown

from ._run import git

# An address may stand in a file that somebody else wrote: no helper runs for it.
_CAREFUL = (
    *("-c", "protocol.ext.allow=never"),
    *("-c", "core.autocrlf=false"),
    *("-c", "core.hooksPath=/dev/null"),
)


@dataclass(frozen=True, slots=True)
class Clone:
    """The files of one commit of a repository.

    Attributes:
        folder: Where they are; no repository any more.
        version: What git calls the commit: a tag, or the nearest one and a hash.
    """

    folder: Path
    version: str


class Source:
    """A clone that versions are checked out of."""

    def __init__(self, address: str, scratch: Path) -> None:
        """Clone a repository.

        Args:
            address: What git is told to clone.
            scratch: An empty folder to work in.

        Raises:
            Refused: git cannot fetch it.
        """
        self._address = address
        self._scratch = scratch
        self._clone = scratch / "clone"
        done = git(
            scratch,
            *_CAREFUL,
            *("clone", "--quiet", "--no-checkout"),
            *("--", address, str(self._clone)),
            is_fetching=True,
        )
        if done.returncode:
            raise self._failed("cannot be fetched", done)

    def tags(self) -> tuple[str, ...]:
        """Return every tag."""
        return tuple(git(self._clone, "tag", "--list").stdout.split())

    def checked_out(self, ref: str) -> Clone:
        """Return the files of a commit, submodules included.

        Raises:
            Refused: There is no such commit.
        """
        commit = self._commit(ref)
        folder = self._scratch / commit
        self._must("checkout", "--quiet", "--force", "--detach", commit)
        self._must("submodule", "update", "--init", "--recursive", "--quiet")
        # What is copied out of it is in no repository: Copier would clone one again.
        self._must("checkout-index", "--all", f"--prefix={folder}/")
        inner = f'git checkout-index --all --prefix="{folder}/$displaypath/"'
        self._must("submodule", "--quiet", "foreach", "--recursive", inner)
        return Clone(folder, ref if ref in self.tags() else self._described(commit))

    def _must(self, *arguments: str) -> None:
        done = git(self._clone, *_CAREFUL, *arguments, is_fetching=True)
        if done.returncode:
            raise self._failed("cannot be checked out", done)

    def _described(self, commit: str) -> str:
        return git(self._clone, "describe", "--tags", "--always", commit).stdout.strip()

    def _commit(self, ref: str) -> str:
        for name in (ref, f"origin/{ref}"):
            found = git(
                self._clone, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}"
            )
            if found.returncode == 0:
                return found.stdout.strip()
        raise refused(
            "ref",
            f"the template has no version `{shown(ref)}`",
            why=f"{shown(self._address)} has no tag, branch or commit of that name",
            help=f"git ls-remote {shown(self._address)} lists them",
        )

    def _failed(self, what: str, done: CompletedProcess[str]) -> MkpkgError:
        lines = [line for line in done.stderr.splitlines() if line.strip()]
        return refused(
            "fetch",
            f"the template `{shown(self._address)}` {what}",
            why=" ".join(lines[-1:]).removeprefix("fatal: "),
            help="check the address, and whether git may read it: "
            f"git ls-remote {shown(self._address)}",
        )
