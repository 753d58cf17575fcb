"""The one place that knows Copier: render, answers, versions."""

from ._answers import ANSWERS_FILE, Answers, Exports
from ._archive import pack, unpack
from ._recorded import ANSWERS_FILES, Recorded, known_version, read_recorded
from ._releases import Releases, installed, read_version
from ._render import RENDERED, Files, render, render_recorded
from ._settings import read_settings
from ._source import template_address
from ._where import history_folder, template_root

__all__ = [
    "ANSWERS_FILE",
    "ANSWERS_FILES",
    "RENDERED",
    "Answers",
    "Exports",
    "Files",
    "Recorded",
    "Releases",
    "history_folder",
    "installed",
    "known_version",
    "pack",
    "read_recorded",
    "read_settings",
    "read_version",
    "render",
    "render_recorded",
    "template_address",
    "template_root",
    "unpack",
]
