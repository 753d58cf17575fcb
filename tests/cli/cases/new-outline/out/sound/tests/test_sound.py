"""The example, until there is something to test."""

from sound import hello


def test_hello() -> None:
    """The package greets."""
    assert hello().startswith("Hello")
