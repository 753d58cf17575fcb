from .chorus import Chorus

__all__ = [
    "Chorus",
]
