"""The line endings that a project has, given to what is merged into it."""

from mkpkg.git import File, Tree


def as_there(base: Tree, theirs: Tree, ours: Tree) -> tuple[Tree, Tree]:
    """Return what the template makes with the line endings that the files have.

    Otherwise every line of a file that is committed with the endings of Windows would
    be a conflict. Files that are not there get those that most have.

    Args:
        base: What the template made then.
        theirs: What it makes now.
        ours: What is there.
    """
    told = {path: _is_windows(ours[path].content) for path in base if path in ours}
    known = {
        path: is_windows for path, is_windows in told.items() if is_windows is not None
    }
    usual = sum(known.values()) * 2 > len(known)

    def fitted(tree: Tree) -> Tree:
        return {
            path: _windows(file) if known.get(path, usual) else file
            for path, file in tree.items()
        }

    return fitted(base), fitted(theirs)


def _is_windows(content: bytes) -> bool | None:
    """Tell whether all lines end as on Windows; None where there are no lines."""
    if b"\0" in content or b"\n" not in content:
        return None
    return content.count(b"\r\n") == content.count(b"\n")


def _windows(file: File) -> File:
    if file.is_link or b"\0" in file.content or b"\r" in file.content:
        return file
    return file._replace(content=file.content.replace(b"\n", b"\r\n"))
