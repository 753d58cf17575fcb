"""The defaults that a user keeps in Copier's own settings file."""

from mkpkg._errors import refused

from ._copier import import_copier


def read_settings() -> dict[str, str]:
    """Return the texts among the defaults in Copier's settings file, by question.

    Raises:
        Refused: The file cannot be read.
    """
    import warnings

    copier = import_copier()
    try:
        with warnings.catch_warnings():
            # A missing file is no settings.
            warnings.simplefilter("ignore")
            defaults = copier.load_settings().defaults
    except RuntimeError:
        # There is no home folder to look in.
        return {}
    except (copier.errors.SettingsError, OSError, ValueError) as reason:
        raise refused(
            "settings",
            "Copier's settings file cannot be read",
            why=" ".join(str(reason).split()),
            help="mend it, or pass --author and --email",
        ) from reason
    return {key: value for key, value in defaults.items() if isinstance(value, str)}
