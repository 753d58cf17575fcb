"""The proof of a file of the user's that was edited."""

from mkpkg._errors import ToolFailed
from mkpkg._findings import error
from mkpkg.layout import PackageFolder
from mkpkg.source import Init, UnreadableError


def proved(package: PackageFolder, content: bytes) -> bytes:
    """Return the new content of a package's ``__init__.py``, which must be Python.

    Raises:
        ToolFailed: It is not.
    """
    try:
        Init(content, package.dotted)
    except UnreadableError as reason:
        raise ToolFailed(
            error(
                "proof",
                f"the change to {package.path} is not valid: {reason}",
                why="this is a defect of mkpkg",
                help="nothing was written; please report it with that file",
                path=package.path,
            )
        ) from reason
    return content
