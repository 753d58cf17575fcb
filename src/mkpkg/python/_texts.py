"""The proof of rendered files by reading: they compile, parse, and keep their promises."""

import json
import tomllib
import warnings
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from mkpkg._findings import Finding, error
from mkpkg.source import unresolved_exports


def prove_texts(files: Mapping[PurePosixPath, bytes]) -> tuple[Finding, ...]:
    """Check files by their suffix, without running anything.

    Args:
        files: The content of each file, by its path.

    Returns:
        An error for each file that does not compile (``.py``) or parse (``.toml``,
        ``.yml``, ``.yaml``, ``.json``), and for each ``__all__`` with a name that
        the module does not bind.
    """
    return tuple(
        found for path, content in files.items() for found in _prove(path, content)
    )


def _prove(path: PurePosixPath, content: bytes) -> Iterator[Finding]:
    try:
        missing = _read(path, content)
    except (SyntaxError, ValueError, SyntaxWarning) as reason:
        yield _defect(path, f"is not valid: {reason}")
        return
    for name in missing:
        yield _defect(path, f"promises `{name}` in __all__ and does not have it")


def _read(path: PurePosixPath, content: bytes) -> tuple[str, ...]:
    suffix = path.suffix
    if suffix == ".py":
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            compile(content, str(path), "exec", dont_inherit=True)
        return unresolved_exports(content.decode())
    if suffix == ".toml":
        tomllib.loads(content.decode())
    elif suffix in {".yml", ".yaml"}:
        _read_yaml(content)
    elif suffix == ".json":
        json.loads(content)
    return ()


def _read_yaml(content: bytes) -> None:
    import yaml

    try:
        yaml.safe_load(content)
    except yaml.YAMLError as reason:
        raise ValueError(str(reason)) from reason


def _defect(path: PurePosixPath, message: str) -> Finding:
    return error(
        "proof",
        f"{path} {message}",
        why="the template made a file that cannot be right",
        help="nothing was written; please report it with the command you ran",
        path=str(path),
    )
