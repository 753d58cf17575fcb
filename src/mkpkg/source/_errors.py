"""What is wrong with a source file that cannot be read."""


class UnreadableError(Exception):
    """A file is not Python that this interpreter reads.

    Attributes:
        line: Where, from 1, or None.
    """

    def __init__(self, reason: str, line: int | None = None) -> None:
        """Keep the reason, which is the message, and the line."""
        super().__init__(reason)
        self.line = line
