"""The one place that knows Copier: render, answers, versions."""

from ._answers import ANSWERS_FILE, Answers, Exports
from ._archive import pack, unpack
from ._recorded import Recorded, read_recorded
from ._render import RENDERED, Files, render
from ._settings import read_settings
from ._source import template_address
from ._where import history_folder, template_root

__all__ = [
    "ANSWERS_FILE",
    "RENDERED",
    "Answers",
    "Exports",
    "Files",
    "Recorded",
    "history_folder",
    "pack",
    "read_recorded",
    "read_settings",
    "render",
    "template_address",
    "template_root",
    "unpack",
]
