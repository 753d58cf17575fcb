"""The version of mkpkg and of the template it carries."""

__version__ = "0.1.0"
