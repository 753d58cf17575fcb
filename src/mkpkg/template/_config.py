"""What a template says of itself in ``copier.yml``."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from mkpkg._errors import MkpkgError, refused
from mkpkg.names import shown

from ._releases import read_version

_PLAIN = {"bool": (bool,), "int": (int,), "float": (float, int)}
_NAMES = ("copier.yml", "copier.yaml")


@dataclass(frozen=True, slots=True)
class Config:
    """A template's configuration, read as Copier reads it.

    Attributes:
        questions: Each question as it is written, in order; a plain value is a default.
        settings: Everything else, without the underscore in front.
    """

    questions: Mapping[str, Any]
    settings: Mapping[str, Any]

    def risks(self) -> Iterator[str]:
        """Yield what the template would run, for which Copier asks to be trusted."""
        tasks = self.settings.get("tasks") or ()
        if tasks:
            yield f"it runs {len(tasks)} command{'s' if len(tasks) > 1 else ''}"
        extensions = self.settings.get("jinja_extensions") or ()
        if extensions:
            yield f"it loads code into Jinja ({', '.join(map(str, extensions))})"

    def migrations(self, old: str, new: str) -> int:
        """Return how many of its commands are for projects that go to a version.

        Those without a version are for every update (Copier, `_migrations`).

        Args:
            old: The version that a project has.
            new: The one that it goes to.
        """
        written = [m for m in self.settings.get("migrations") or () if m]
        versions = [m.get("version") if isinstance(m, dict) else None for m in written]
        return sum(v is None or _is_between(str(v), old, new) for v in versions)

    def details(self, key: str) -> Mapping[str, Any]:
        """Return what is written about a question; a plain value is its default."""
        written = self.questions[key]
        return written if isinstance(written, dict) else {"default": written}

    def typed(self, key: str, answer: Any) -> Any:
        """Return an answer as a value of its question's type, where it is one.

        Copier turns texts into numbers and truths only when it asks; what is given
        otherwise would stay a text in the templates of later questions.
        """
        details = self.details(key)
        kind = details.get("type") or type(details.get("default")).__name__
        if not isinstance(answer, str) or kind not in _PLAIN:
            return answer
        value = parsed(answer)
        fitting = _PLAIN[kind]
        return value if type(value) in fitting else answer


def _is_between(version: str, old: str, new: str) -> bool:
    at, start, end = map(read_version, (version, old, new))
    # What cannot be compared is better told once too often.
    return not (at and start and end) or start < at <= end


def parsed(text: str) -> Any:
    """Return the value that a text stands for in YAML, or the text."""
    import yaml

    try:
        return yaml.safe_load(text)
    except yaml.YAMLError:
        return text


def read_config(folder: Path) -> Config:
    """Read the configuration of a template; one without any asks nothing.

    Raises:
        Refused: It cannot be read.
    """
    found = [folder / name for name in _NAMES if (folder / name).is_file()]
    data: dict[str, Any] = {}
    for part in _parts(found[0]) if found else ():
        if not isinstance(part, dict):
            raise _unreadable(found[0], "it is no mapping")
        data.update(part)
    return Config(
        {key: value for key, value in data.items() if not key.startswith("_")},
        {key[1:]: value for key, value in data.items() if key.startswith("_")},
    )


def _parts(path: Path) -> Iterator[Any]:
    """Yield the documents of a file, and of those that it includes."""
    import yaml

    class Loader(yaml.SafeLoader):
        """A loader that knows the tag of Copier."""

    def include(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> list[Any]:
        pattern = str(loader.construct_scalar(node))
        root = path.parent.resolve()
        if PurePosixPath(pattern).is_absolute() or ".." in PurePosixPath(pattern).parts:
            raise yaml.YAMLError(f"{pattern} is outside of the template")
        files = [place for place in sorted(root.glob(pattern)) if place.is_file()]
        return [
            part
            for place in files
            for part in yaml.load_all(place.read_bytes(), Loader)
        ]

    Loader.add_constructor("!include", include)
    try:
        for part in yaml.load_all(path.read_bytes(), Loader):
            yield from _flat(part)
    except (yaml.YAMLError, ValueError) as reason:
        raise _unreadable(path, " ".join(str(reason).split())) from reason


def _flat(part: Any) -> Iterator[Any]:
    if isinstance(part, list):
        for inner in part:
            yield from _flat(inner)
    elif part is not None:
        yield part


def _unreadable(path: Path, why: str) -> MkpkgError:
    return refused(
        "template",
        f"{shown(path.name)} of the template cannot be read",
        why=why,
        help="tell its author, or take another version of it",
    )
