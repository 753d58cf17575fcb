"""What a ``setup.cfg`` says, to setuptools or to pbr."""

import re
from configparser import Error, RawConfigParser

from ._statement import Statement, read_statement

_FILE = "setup.cfg"
_DIRECTIVE = re.compile(r"\s*(?:attr|file)\s*:")


def read_setup_cfg(content: str) -> Statement | None:
    """Return what it says of the project, or None where it cannot be read."""
    parser = RawConfigParser(strict=False)
    try:
        parser.read_string(content)
    except Error:
        return None
    sections = [name for name in ("options", "metadata") if parser.has_section(name)]
    table = {key: value for name in sections for key, value in parser.items(name)}
    plain = {key: value for key, value in table.items() if not _DIRECTIVE.match(value)}
    return read_statement(_FILE, plain)
