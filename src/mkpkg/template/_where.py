"""Where the template is: in the installed package, or in the checkout around it."""

from pathlib import Path

from mkpkg._version import __version__


def template_root() -> Path:
    """Return the folder that holds ``copier.yml`` and ``template/``.

    The package's own copy comes first; an editable install has none and uses the
    checkout.
    """
    package = Path(__file__).resolve().parents[1]
    installed = package / "_template"
    return installed if installed.is_dir() else package.parents[1]


def history_folder(root: Path) -> Path:
    """Return the folder with one archive for each version of the template."""
    return root / "template" / "history"


def current_version() -> str:
    """Return the version of the template that is not in an archive."""
    return f"v{__version__}"
