"""Counts what `mkpkg sync` does to packages from the index, as tables in Markdown.

Run it in the environment of the tests; it installs the packages into a scratch folder::

    python -m tests.benchmarks.real_packages

A package is copied into a project that is not managed, and into one whose private
modules' names are all lifted, which nobody would ask of it: the second is there to see
what breaks.
"""

import sys
import tempfile
from pathlib import Path

from tests.commands import real_packages as real

HEAD = "package | modules | packages | changed | still importing"


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as scratch:
        site = real.installed(Path(scratch) / "site")
        names = sorted(real.PACKAGES.values())
        tables = {}
        for title, manifest in (("repair", real.UNMANAGED), ("managed", real.MANAGED)):
            found = {
                name: figures_of(
                    site, name, Path(scratch) / f"{title}-{name}", manifest
                )
                for name in names
            }
            print(f"\n{title}: {HEAD}")
            for name, row in found.items():
                print(f"{name} | {row}")
            tables[title] = list(found.values())
        print(f"\n{summary(tables['repair'], tables['managed'])}")


def figures_of(site: real.Site, name: str, root: Path, manifest: str) -> real.Figures:
    """Sync a package in a project of its own."""
    real.project_of(site, name, root, manifest)
    before = real.inits_in(root)
    real.sync(root)
    inner = real.packages_in(root, name)
    was, now = site.probe(site.packages, inner), site.probe(root, inner)
    print(".", end="", file=sys.stderr, flush=True)
    return real.figures(root, before, was, now)


def summary(repair: list[real.Figures], managed: list[real.Figures]) -> str:
    """Return the table that the documentation shows."""
    rows = [
        ("distributions from the index", f"{len(repair)}"),
        ("modules in them", f"{sum(row.modules for row in repair):,}"),
        ("`__init__.py` files", f"{sum(row.inits for row in repair):,}"),
        ("not managed: files that changed", f"{sum(row.changed for row in repair)}"),
        ("not managed: packages that still import", _still(repair)),
        (
            "every `_*.py` lifted: files changed",
            f"{sum(row.changed for row in managed)}",
        ),
        ("every `_*.py` lifted: packages that still import", _still(managed)),
    ]
    lines = [
        "| what | how many |",
        "|---|---|",
        *(f"| {what} | {count} |" for what, count in rows),
    ]
    return "\n".join(lines)


def _still(rows: list[real.Figures]) -> str:
    still = sum(row.still for row in rows)
    return f"{still:,} of {sum(row.imported for row in rows):,}"


if __name__ == "__main__":
    main()
