"""The one place that knows Copier: render, answers, versions."""

from ._address import git_address, local_path, recorded_address
from ._answers import ANSWERS_FILE, Answers, Exports
from ._archive import pack, unpack
from ._foreign import Again, Foreign, Renderer, Trust, newest
from ._questions import Asked, Questions
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
    "Again",
    "Answers",
    "Asked",
    "Exports",
    "Files",
    "Foreign",
    "Questions",
    "Recorded",
    "Releases",
    "Renderer",
    "Trust",
    "git_address",
    "history_folder",
    "installed",
    "known_version",
    "local_path",
    "newest",
    "pack",
    "read_recorded",
    "read_settings",
    "read_version",
    "recorded_address",
    "render",
    "render_recorded",
    "template_address",
    "template_root",
    "unpack",
]
