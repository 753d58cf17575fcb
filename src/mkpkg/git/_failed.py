"""What to say when git does not do its part."""

from subprocess import CompletedProcess

from mkpkg._errors import ToolFailed
from mkpkg._findings import error

from ._run import as_text


def failed(
    done: CompletedProcess[str] | CompletedProcess[bytes], message: str, help: str
) -> ToolFailed:
    """Return the error of a command that failed, with what git said."""
    said = done.stderr if isinstance(done.stderr, str) else as_text(done.stderr)
    why = " ".join(said.split()) or f"exit code {done.returncode}"
    return ToolFailed(error("git", message, why=why, help=help))
