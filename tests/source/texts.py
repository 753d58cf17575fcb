"""Modules as texts: what the tests of this room read and edit."""

from collections.abc import Mapping

from mkpkg.source import Modules, Public, Source

Texts = Mapping[str, str | bytes]


def as_bytes(text: str | bytes) -> bytes:
    """Return a text as the bytes of its file."""
    return text if isinstance(text, bytes) else text.encode()


def modules_of(texts: Texts) -> Modules:
    """Return modules by their dotted names; a package is one with others below it.

    A name that ends in ``.pyi`` is that of a compiled module, and the text is its stub.
    """
    contents = {
        name.removesuffix(".pyi"): Source(
            as_bytes(text),
            is_package=any(other.startswith(f"{name}.") for other in texts),
            is_stub=name.endswith(".pyi"),
        )
        for name, text in texts.items()
    }
    return Modules(contents.get, contents.__contains__, every=lambda: tuple(contents))


def public(texts: Texts, module: str) -> Public:
    """Return the public names of one of these modules."""
    return modules_of(texts).public(module)
