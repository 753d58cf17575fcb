from sound import effects
from sound.effects import reverb


def test_reverb() -> None:
    from sound.effects.reverb import _internals
