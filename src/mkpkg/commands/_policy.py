"""What the options ``--allow`` and ``--strict`` mean."""

from collections.abc import Iterable

from mkpkg._errors import BadInput, raise_errors
from mkpkg.layout import split_list
from mkpkg.names import Policy, check_codes


def read_policy(allow: Iterable[str], *, strict: bool, python: str = "3.10") -> Policy:
    """Return the policy that was asked for.

    Args:
        allow: Lists of codes, comma-separated.
        strict: Whether warnings are errors.
        python: The lowest Python version that matters; it must be one.

    Raises:
        BadInput: A code is unknown, or stands for a rule that cannot be allowed.
    """
    codes = split_list(allow)
    raise_errors(check_codes(codes), BadInput)
    return Policy(frozenset(codes), strict, python)
