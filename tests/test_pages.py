"""Pages that show commands and their output show what happens."""

import os
import platform
import sys
from pathlib import Path

import pytest

from .pages import executed, is_executed, needs_network

DOCS = Path(__file__).parents[1] / "docs"
PAGES = [
    page
    for page in sorted(DOCS.rglob("*.md"))
    if is_executed(page.read_text(encoding="utf-8"))
]
ACCEPT = "MKPKG_ACCEPT" in os.environ
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs bash")


def params() -> list[object]:
    return [
        pytest.param(
            page,
            id=str(page.relative_to(DOCS)),
            marks=[
                pytest.mark.slow,
                *(
                    [pytest.mark.network]
                    if needs_network(page.read_text(encoding="utf-8"))
                    else []
                ),
            ],
        )
        for page in PAGES
    ]


def names_of(folder: Path) -> dict[str, str]:
    """Return what pages have for what differs from machine to machine."""
    major, minor, *_ = map(str, sys.version_info)
    return {
        str(folder): "/home/ada",
        sys.prefix: "/home/ada/.venv",
        sys.base_prefix: "/usr",
        platform.python_version(): "3.11.9",
        f"python{major}.{minor}": "python3.11",
        f"python{major}{minor}": "python311",
    }


@pytest.mark.parametrize("page", params())
def test_a_page_shows_what_happens(
    page: Path, clean_environment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = clean_environment / "work"
    folder.mkdir()
    programs = Path(sys.executable).parent
    path = os.pathsep.join(
        [str(programs), str(clean_environment / "bin"), "/usr/bin", "/bin"]
    )
    text = page.read_text(encoding="utf-8")
    now = executed(text, folder, {"PATH": path}, names_of(folder))
    if ACCEPT:
        page.write_text(now, encoding="utf-8")
    assert now == text
