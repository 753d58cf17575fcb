from .chorus import Chorus
from .gone import Gone

__all__ = [
    "Chorus",
    "Gone",
]
