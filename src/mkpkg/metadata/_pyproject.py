"""What a ``pyproject.toml`` says: PEP 621, and the tables of backends before it."""

from ._statement import Statement, Table, get, read_statement, table_at, text

_TABLES = (
    ("project",),
    ("tool", "poetry"),
    ("tool", "flit", "metadata"),
    ("tool", "pdm"),
)


def read_pyproject(data: Table) -> tuple[Statement, ...]:
    """Return what each of its tables says of the project, the standard one first.

    Args:
        data: The parsed file.
    """
    return tuple(
        _statement(data, keys) for keys in _TABLES if isinstance(get(data, *keys), dict)
    )


def _statement(data: Table, keys: tuple[str, ...]) -> Statement:
    table = table_at(data, *keys)
    said = read_statement(f"[{'.'.join(keys)}]", table)
    if keys == ("tool", "poetry"):
        python = get(table, "dependencies", "python")
        said = said._replace(python=text(python) or text(get(python, "version")))
    return said
