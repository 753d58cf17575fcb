"""The documentation says what the program does."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from .conftest import Run

ROOT = Path(__file__).parents[1]
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]


@pytest.mark.parametrize(
    ("command", "count"),
    [
        ("new", 20),
        ("name", 5),
        ("sync", 7),
        ("add", 10),
        ("remove", 7),
        ("adopt", 15),
        ("diff", 4),
        ("update", 9),
        ("tree", 7),
        ("which", 6),
    ],
)
def test_every_option_is_documented(run: Run, command: str, count: int) -> None:
    page = (ROOT / f"docs/reference/{command}.md").read_text(encoding="utf-8")
    shown = run(command, "--help").out
    options = set(re.findall(r"(?<![\w-])--[a-z-]+", shown)) - {"--help"}
    assert len(options) >= count
    assert [option for option in sorted(options) if option not in page] == []


def codes_in_source() -> Iterator[str]:
    call = re.compile(
        r"(?:error|warning|note|refused|bad_input|Rule|Finding|_rule|collision|SetRule)\(\s*\"([a-z-]+)\"",
        re.DOTALL,
    )
    for path in (ROOT / "src").rglob("*.py"):
        yield from call.findall(path.read_text(encoding="utf-8"))


def test_every_code_is_documented() -> None:
    pages = ("docs/reference/findings.md", "docs/reference/names.md")
    page = "".join((ROOT / name).read_text(encoding="utf-8") for name in pages)
    assert sorted({code for code in codes_in_source() if f"`{code}`" not in page}) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_between_pages_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize(
    ("page", "case"),
    [
        ("README.md", "new-sound"),
        ("README.md", "new-in-clone"),
        ("README.md", "refuse-readme"),
        ("README.md", "add"),
        ("README.md", "add-outline"),
        ("README.md", "tree"),
        ("README.md", "sync"),
        ("README.md", "adopt"),
        ("docs/reference/tree.md", "tree"),
        ("docs/reference/tree.md", "tree-mermaid"),
        ("docs/reference/name.md", "name"),
    ],
)
def test_a_page_shows_real_output(page: str, case: str) -> None:
    folder = ROOT / "tests/cli/cases" / case
    command = (folder / "command").read_text().strip()
    output = (folder / "output").read_text().partition("--- stdout\n")[2]
    shown, _, told = output.partition("--- stderr\n")
    printed = f"{told}{shown}".strip()
    assert f"$ mkpkg {command}\n{printed}\n" in (ROOT / page).read_text(
        encoding="utf-8"
    )
