"""The proof of rendered files by reading: they compile, parse, and keep their promises."""

import json
import tomllib
import warnings
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from mkpkg._findings import Finding, error
from mkpkg.source import unresolved_exports

_WITH_COMMENTS = frozenset({".vscode", ".devcontainer", "devcontainer.json"})


def prove_texts(
    files: Mapping[PurePosixPath, bytes], *, is_own: bool = True
) -> tuple[Finding, ...]:
    """Check files by their suffix, without running anything.

    Args:
        files: The content of each file, by its path.
        is_own: Whether the template is mkpkg's own. In files of another, Python may
            warn, YAML may have tags and several documents, and JSON comments where an
            editor reads it.

    Returns:
        An error for each file that does not compile (``.py``) or parse (``.toml``,
        ``.yml``, ``.yaml``, ``.json``), and for each ``__all__`` with a name that
        the module does not bind.
    """
    broken = dict(_broken(files, is_own=is_own))
    whole = {
        path: content
        for path, content in files.items()
        if path.suffix == ".py" and path not in broken
    }
    return (
        *(
            _defect(path, f"is not valid: {reason}", is_own=is_own)
            for path, reason in broken.items()
        ),
        *(
            _defect(
                path,
                f"promises `{name}` in __all__ and does not have it",
                is_own=is_own,
            )
            for path, name in unresolved_exports(whole)
        ),
    )


def _broken(
    files: Mapping[PurePosixPath, bytes], *, is_own: bool
) -> Iterator[tuple[PurePosixPath, str]]:
    """Yield the files that are not what their suffix says, and why."""
    for path, content in files.items():
        try:
            _read(path, content, is_own=is_own)
        except (SyntaxError, ValueError, SyntaxWarning) as reason:
            yield path, str(reason)


def _read(path: PurePosixPath, content: bytes, *, is_own: bool) -> None:
    suffix = path.suffix
    if suffix == ".py":
        with warnings.catch_warnings():
            warnings.simplefilter("error" if is_own else "ignore")
            compile(content, str(path), "exec", dont_inherit=True)
    elif suffix == ".toml":
        tomllib.loads(content.decode())
    elif suffix in {".yml", ".yaml"}:
        _read_yaml(content, is_own=is_own)
    elif suffix == ".json" and (is_own or not _may_have_comments(path)):
        json.loads(content)


def _may_have_comments(path: PurePosixPath) -> bool:
    """Tell whether a file is read by a program that takes JSON with comments."""
    return bool(_WITH_COMMENTS & {*path.parts}) or path.match("tsconfig*.json")


def _read_yaml(content: bytes, *, is_own: bool) -> None:
    import yaml

    try:
        if is_own:
            yaml.safe_load(content)
        else:
            list(yaml.parse(content))
    except yaml.YAMLError as reason:
        raise ValueError(str(reason)) from reason


def _defect(path: PurePosixPath, message: str, *, is_own: bool) -> Finding:
    own = "please report it with the command you ran"
    other = "give other answers, or tell the author of the template"
    return error(
        "proof",
        f"{path} {message}",
        why="the template made a file that cannot be right",
        help=f"nothing was written; {own if is_own else other}",
        path=str(path),
    )
