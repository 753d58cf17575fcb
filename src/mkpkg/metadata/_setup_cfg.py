"""What a ``setup.cfg`` says, to setuptools or to pbr."""

import re

from ._statement import Statement, read_statement

_FILE = "setup.cfg"
_DIRECTIVE = re.compile(r"\s*(?:attr|file)\s*:")


def read_tables(content: str) -> dict[str, dict[str, str]] | None:
    """Return its tables, or None where it cannot be read."""
    from configparser import Error, RawConfigParser

    parser = RawConfigParser(strict=False)
    try:
        parser.read_string(content)
    except Error:
        return None
    return {section: dict(parser[section]) for section in parser.sections()}


def read_setup_cfg(content: str) -> Statement | None:
    """Return what it says of the project, or None where it cannot be read."""
    tables = read_tables(content)
    if tables is None:
        return None
    table = tables.get("options", {}) | tables.get("metadata", {})
    plain = {key: value for key, value in table.items() if not _DIRECTIVE.match(value)}
    return read_statement(_FILE, plain)
