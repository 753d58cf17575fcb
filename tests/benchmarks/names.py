"""Measures `mkpkg.names`: what importing it adds, and what one verdict costs.

Run it in an environment that has mkpkg from a wheel::

    python tests/benchmarks/names.py [ROUNDS]

The import is held against `python -c pass`, medians of whole processes in turns; a
verdict is the mean over the names in tests/names/names.jsonl.
"""

import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

from mkpkg.names import check_name

CORPUS = Path(__file__).parents[1] / "names" / "names.jsonl"
IMPORT_LIMIT, VERDICT_LIMIT = 20, 50


def seconds(code: str) -> float:
    """Return how long a process takes that runs some code."""
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - started


def microseconds_a_name(rounds: int) -> float:
    """Return the mean time of one verdict, the best of some rounds."""
    rows = [
        json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()
    ]
    names = [(row["name"], row["kind"]) for row in rows]
    best = float("inf")
    for _ in range(rounds):
        started = time.perf_counter()
        for name, kind in names:
            check_name(name, kind)
        best = min(best, time.perf_counter() - started)
    return best / len(names) * 1e6


def main(rounds: int) -> None:
    """Measure and print."""
    bare, with_names = [], []
    for _ in range(rounds):
        bare.append(seconds("pass"))
        with_names.append(seconds("import mkpkg.names"))
    added = (statistics.median(with_names) - statistics.median(bare)) * 1e3
    print(f"import mkpkg.names   {added:6.1f} ms added   (limit {IMPORT_LIMIT})")
    print(
        f"check_name           {microseconds_a_name(5):6.1f} us a name (limit {VERDICT_LIMIT})"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 21)
