"""Write the archive of the template's version: ``python .ci/archive.py [--check]``.

The archive of a version may be rewritten until that version is released, and never
afterwards: projects are updated from it.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))

from mkpkg import __version__
from mkpkg.template import pack, unpack

TARGET = ROOT / "template" / "history" / f"v{__version__}.tar.gz"


def main() -> int:
    """Write the archive, or only tell whether it is current.

    Contents are compared, because compressed bytes depend on the version of zlib.
    """
    archive = pack(ROOT)
    if TARGET.exists() and unpack(TARGET.read_bytes()) == unpack(archive):
        return 0
    if "--check" in sys.argv:
        print(f"{TARGET.relative_to(ROOT)} is not current: run .ci/archive.py")
        return 1
    TARGET.write_bytes(archive)
    return 0


if __name__ == "__main__":
    sys.exit(main())
