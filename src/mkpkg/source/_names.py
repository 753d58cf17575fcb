"""The names that modules promise and do not have."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from ._module import Source
from ._modules import Modules

_INIT = "__init__"


def unresolved_exports(
    files: Mapping[PurePosixPath, bytes],
) -> Iterator[tuple[PurePosixPath, str]]:
    """Yield the names in the ``__all__`` of modules that these certainly do not have.

    Args:
        files: Modules that compile, by their paths, those beside them included: a
            submodule is a name of its package.
    """
    sources = {
        _dotted(path): Source(content, path.stem == _INIT)
        for path, content in files.items()
    }
    inside = {
        ".".join(parts[:length])
        for parts in (dotted.split(".") for dotted in sources)
        for length in range(1, len(parts) + 1)
    }
    modules = Modules(
        sources.get, inside.__contains__, every=lambda: tuple(sources), reads_off=True
    )
    for path in files:
        for remark in modules.public(_dotted(path)).remarks:
            if remark.code == "undefined-export":
                yield path, remark.name


def _dotted(path: PurePosixPath) -> str:
    """Return what a module is called from the top of all files, which is nobody's name."""
    inner = path.parent if path.stem == _INIT else path.with_suffix("")
    return ".".join(("", *inner.parts))
