"""The sound.effects package."""

from . import *

__all__ = [name for name in dir()]
