"""What one file says about a project, whichever names its table has for it."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

Table = Mapping[str, object]

_ADDRESS = re.compile(r"(?P<name>[^<>]*)<(?P<email>[^<>]+)>")
# Labels of the address of the source (well-known labels of project URLs, PyPA).
_SOURCE_LABELS = ("repository", "source", "sourcecode", "github", "code")
_HOME_LABELS = ("homepage", "home", "url")
# Homes of repositories: a home page there is the repository.
_FORGE = re.compile(
    r"https?://(?:www\.)?(?:github|gitlab|bitbucket|codeberg)\.(?:com|org)/[^/\s]+/[^/\s]+/?"
)


class Statement(NamedTuple):
    """What one file says; empty where it is silent.

    Attributes:
        source: What people call the file, and the table in it.
        name: The distribution's name.
        description: One line or several.
        author: The first author's name.
        email: That author's e-mail address.
        license: An SPDX expression, or what people write in its place.
        python: The Python versions, as a constraint.
        repository: The address of the repository.
        classifiers: Trove classifiers.
    """

    source: str
    name: str = ""
    description: str = ""
    author: str = ""
    email: str = ""
    license: str = ""
    python: str = ""
    repository: str = ""
    classifiers: tuple[str, ...] = ()


def read_statement(source: str, table: Table) -> Statement:
    """Read a table of metadata.

    The keys of PEP 621, of setuptools, Flit, PDM and Poetry differ in little: dashes
    and underscores, one author or a list of them, a label for each address or not.

    Args:
        source: What people call it.
        table: The keys and values; those of the wrong form are left out.
    """
    known = {key.lower().replace("_", "-"): value for key, value in table.items()}
    author, email = _author(known)
    return Statement(
        source,
        name=_first_text(known, "name", "dist-name"),
        description=_first_text(known, "description", "summary"),
        author=" ".join(author.split()),
        email=email,
        license=_license(known.get("license")),
        python=_first_text(known, "requires-python", "python-requires"),
        repository=_repository(known),
        classifiers=texts(known.get("classifiers", known.get("classifier"))),
    )


def text(value: object) -> str:
    """Return a text without space around it; anything else is none."""
    return value.strip() if isinstance(value, str) else ""


def texts(value: object) -> tuple[str, ...]:
    """Return the texts in a list, or the lines of a text."""
    lines = value.splitlines() if isinstance(value, str) else value
    given = lines if isinstance(lines, list | tuple) else ()
    return tuple(filter(None, map(text, given)))


def get(data: object, *keys: str) -> object:
    """Return what is at the end of a path of keys, or None."""
    for key in keys:
        data = data.get(key) if isinstance(data, Mapping) else None
    return data


def table_at(data: object, *keys: str) -> Table:
    """Return the table at the end of a path of keys; an empty one if there is none."""
    found = get(data, *keys)
    return found if isinstance(found, Mapping) else {}


def _first_text(table: Table, *keys: str) -> str:
    return next(filter(None, (text(table.get(key)) for key in keys)), "")


def _license(value: object) -> str:
    return text(value) or text(get(value, "text"))


def _author(table: Table) -> tuple[str, str]:
    for key in ("authors", "maintainers"):
        for name, email in _people(table.get(key)):
            return name, email
    name, email = _person(_first_text(table, "author", "maintainer"))
    # Several addresses are separated by commas.
    given = _first_text(table, "author-email", "maintainer-email").split(",")[0]
    return name or _person(given)[0], email or _person(given)[1]


def _people(value: object) -> Iterator[tuple[str, str]]:
    for entry in value if isinstance(value, list | tuple) else ():
        if isinstance(entry, Mapping):
            yield text(entry.get("name")), text(entry.get("email"))
        elif text(entry):
            yield _person(text(entry))


def _person(given: str) -> tuple[str, str]:
    """Split what people write: a name, an address, or both."""
    both = _ADDRESS.fullmatch(given)
    if both:
        return both["name"].strip(), both["email"].strip()
    return ("", given.strip()) if "@" in given else (given.strip(), "")


def _repository(table: Table) -> str:
    labelled = [*_labelled(table.get("urls")), *_labelled(table.get("project-urls"))]
    labelled += [(key, text(value)) for key, value in table.items()]
    found = {_label(label): address for label, address in reversed(labelled)}
    sources = (found.get(label) for label in _SOURCE_LABELS)
    homes = (found.get(label, "") for label in _HOME_LABELS)
    forges = (home for home in homes if _FORGE.fullmatch(home))
    return next(filter(None, (*sources, *forges)), "")


def _labelled(value: object) -> Iterator[tuple[str, str]]:
    """Yield labels and addresses: of a table, or of lines such as ``Source = …``."""
    if isinstance(value, Mapping):
        yield from ((str(label), text(address)) for label, address in value.items())
        return
    for line in texts(value):
        label, sign, address = line.partition("=" if "=" in line else ",")
        if sign:
            yield label, address.strip()


def _label(given: str) -> str:
    return re.sub(r"[^a-z]", "", given.lower())
