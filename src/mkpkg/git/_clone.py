"""Templates that live in a repository: which versions there are, and the files of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess

from mkpkg._errors import MkpkgError, refused
from mkpkg.names import quoted, shown, without_password

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
        self._address = without_password(address)
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
            raise _failed(self._address, "cannot be fetched", done)

    def tags(self) -> tuple[str, ...]:
        """Return every tag."""
        return tuple(git(self._clone, "tag", "--list").stdout.split())

    def checked_out(self, ref: str) -> Clone:
        """Return the files of a commit, submodules included.

        Raises:
            Refused: There is no such commit.
        """
        commit = self.find(ref)
        if commit is None:
            raise refused(
                "ref",
                f"the template has no version `{shown(ref)}`",
                why=f"{shown(self._address)} has no tag, branch or commit of that name",
                help=f"git ls-remote -- {quoted(self._address)} lists them",
            )
        folder = self._scratch / commit
        self._must("checkout", "--quiet", "--force", "--detach", commit)
        self._must("submodule", "update", "--init", "--recursive", "--quiet")
        # What is copied out of it is in no repository: Copier would clone one again.
        self._must("checkout-index", "--all", f"--prefix={folder}/")
        inner = f'git checkout-index --all --prefix="{folder}/$displaypath/"'
        self._must("submodule", "--quiet", "foreach", "--recursive", inner)
        return Clone(folder, self.described(ref))

    def _must(self, *arguments: str) -> None:
        done = git(self._clone, *_CAREFUL, *arguments, is_fetching=True)
        if done.returncode:
            raise _failed(self._address, "cannot be checked out", done)

    def described(self, ref: str) -> str:
        """Return what a project records of a version: its tag, or the nearest and a hash."""
        if ref in self.tags():
            return ref
        commit = self.find(ref) or ref
        return git(self._clone, "describe", "--tags", "--always", commit).stdout.strip()

    def find(self, ref: str) -> str | None:
        """Return the commit that a tag, a branch or what git describes it as stands for."""
        for name in (ref, f"origin/{ref}"):
            found = git(
                self._clone,
                *("rev-parse", "--verify", "--quiet", "--end-of-options"),
                f"{name}^{{commit}}",
            )
            if found.returncode == 0:
                return found.stdout.split()[-1]
        return None

    def is_before(self, one: str, other: str) -> bool:
        """Tell whether a commit is in the history of another one."""
        done = git(self._clone, "merge-base", "--is-ancestor", one, other)
        return done.returncode == 0 and one != other


def list_remote(address: str, folder: Path) -> Mapping[str, str]:
    """Return the commits that a repository elsewhere has, by the names of references.

    Args:
        address: What git is told to ask.
        folder: Any folder to run in.

    Raises:
        Refused: git cannot ask it.
    """
    done = git(folder, *_CAREFUL, "ls-remote", "--", address, is_fetching=True)
    if done.returncode:
        raise _failed(without_password(address), "cannot be asked", done)
    pairs = (line.split("\t", 1) for line in done.stdout.splitlines() if "\t" in line)
    # A tag with a message is listed twice, the second time with its commit.
    return {name.removesuffix("^{}"): commit for commit, name in pairs}


def _failed(address: str, what: str, done: CompletedProcess[str]) -> MkpkgError:
    lines = [line for line in done.stderr.splitlines() if line.strip()]
    return refused(
        "fetch",
        f"the template `{shown(address)}` {what}",
        why=without_password(" ".join(lines[-1:])).removeprefix("fatal: "),
        help="check the address, and whether git may read it: "
        f"git ls-remote -- {quoted(address)}",
    )
