"""Virtual environments for tests, without anything in them."""

import json
import os
import sys
import venv
from pathlib import Path

from .projects import lay_out


def make_environment(folder: Path) -> Path:
    """Make one, and return the folder that packages are installed into."""
    venv.EnvBuilder(symlinks=os.name != "nt").create(folder)
    if os.name == "nt":
        return folder / "Lib" / "site-packages"
    major, minor = sys.version_info[:2]
    return folder / "lib" / f"python{major}.{minor}" / "site-packages"


def install(site: Path, name: str, *files: str, url: str | None = None) -> None:
    """Write the metadata of a distribution that has installed files (PEP 376, 610)."""
    record = "".join(f"{file},,\n" for file in files)
    info = f"{name}-1.0.dist-info"
    texts: dict[str, str | bytes] = {
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n",
        f"{info}/RECORD": record,
    }
    if url:
        editable = {"url": url, "dir_info": {"editable": True}}
        texts[f"{info}/direct_url.json"] = json.dumps(editable)
    lay_out(site, texts)
