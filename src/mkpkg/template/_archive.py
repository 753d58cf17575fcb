"""Archives of the template, one for each version, the same bytes from the same files."""

import gzip
import io
import tarfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

_PARTS = ("copier.yml", "template/project", "template/macros", "template/licenses")


def pack(root: Path) -> bytes:
    """Return the archive of the template that is in a folder.

    Args:
        root: The folder with ``copier.yml`` and ``template/``.
    """
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for path, content in read_parts(root).items():
            entry = tarfile.TarInfo(str(path))
            entry.size = len(content)
            entry.mode = 0o644
            archive.addfile(entry, io.BytesIO(content))
    return gzip.compress(packed.getvalue(), mtime=0)


def unpack(archive: bytes) -> dict[PurePosixPath, bytes]:
    """Return the files in an archive."""
    files = {}
    with tarfile.open(fileobj=io.BytesIO(archive), mode="r:gz") as opened:
        for entry in opened:
            content = opened.extractfile(entry)
            if content is not None:
                files[PurePosixPath(entry.name)] = content.read()
    return files


def read_parts(root: Path) -> Mapping[PurePosixPath, bytes]:
    """Return the files that make the template in a folder, in the order of paths."""
    found = {}
    for part in _PARTS:
        place = root / part
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.is_file():
                name = PurePosixPath(path.relative_to(root).as_posix())
                found[name] = path.read_bytes()
    return dict(sorted(found.items()))
