"""What a ``setup.py`` says in so many words; it is read and never run."""

from ._calls import literal_calls
from ._statement import Statement, read_statement

_FILE = "setup.py"


def read_setup_py(content: bytes) -> Statement | None:
    """Return what its call of ``setup()`` says, or None where it cannot be read."""
    calls = literal_calls(content, ["setup"])
    if calls is None:
        return None
    return read_statement(_FILE, calls[0].keywords if calls else {})
