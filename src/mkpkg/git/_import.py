"""The language of ``git fast-import``: commits and contents without an index."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from mkpkg.plan import Mode

from ._run import as_bytes


class File(NamedTuple):
    """A file in a tree of git.

    Attributes:
        content: What is in it.
        mode: What it is.
    """

    content: bytes
    mode: Mode = "100644"

    @property
    def is_link(self) -> bool:
        """Whether it is a symbolic link; its content is where it leads."""
        return self.mode == "120000"


Tree = Mapping[PurePosixPath, File]


def commit_commands(branch: str, tree: Tree, parent: str | None = None) -> bytes:
    """Return what makes a commit of a tree, on a branch of its own."""
    head = f"commit refs/heads/{branch}\ncommitter mkpkg <> 0 +0000\ndata 0\n"
    base = f"from refs/heads/{parent}\ndeleteall\n" if parent else ""
    files = (
        as_bytes(f"M {file.mode} inline {_quoted(path)}\n") + _data(file.content)
        for path, file in tree.items()
    )
    return b"".join((head.encode(), base.encode(), *files, b"\n"))


def content_commands(contents: Iterable[bytes]) -> Iterator[bytes]:
    """Yield what stores contents, and has their names printed in their order."""
    for mark, content in enumerate(contents, start=1):
        yield f"blob\nmark :{mark}\n".encode() + _data(content)
        yield f"get-mark :{mark}\n".encode()


def _data(content: bytes) -> bytes:
    return b"data %d\n%b\n" % (len(content), content)


def _quoted(path: PurePosixPath) -> str:
    """Return a path as git reads it in a line of its own."""
    inner = str(path).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{inner}"'
