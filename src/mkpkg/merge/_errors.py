"""What makes a file one that its structure cannot carry."""


class UnfitError(Exception):
    """A file, or a change of it, is left to a merge of lines. No user sees this."""
