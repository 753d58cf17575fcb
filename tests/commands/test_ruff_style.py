"""What is read from the settings of ruff, and from which file."""

from pathlib import Path

import pytest

from mkpkg.commands._ruff import style_of
from mkpkg.source import Style

PLAIN = Style()
ROWS = [
    pytest.param({}, PLAIN, id="nothing"),
    pytest.param({"pyproject.toml": "[tool.ruff]\nline-length = 70\n"}, Style(70), id="the manifest"),
    pytest.param({"pyproject.toml": "[tool.other]\n"}, PLAIN, id="a manifest without it"),
    pytest.param({"pyproject.toml": "[tool.ruff]\nline-length = 70\n", "ruff.toml": ""}, PLAIN, id="a file of its own wins"),
    pytest.param({"ruff.toml": "line-length = 70\n", ".ruff.toml": "line-length = 60\n"}, Style(60), id="a dot file wins"),
    pytest.param({"../ruff.toml": "line-length = 70\n"}, Style(70), id="a folder above"),
    pytest.param({"../ruff.toml": "line-length = 70\n", "pyproject.toml": "[tool.ruff]\n"}, PLAIN, id="the nearest wins"),
    pytest.param({"ruff.toml": "extend = '../base.toml'\n[format]\nquote-style = 'single'\n", "../base.toml": "line-length = 70\n[format]\nindent-style = 'tab'\n"}, Style(70, "'", "\t"), id="extended"),
    pytest.param({"ruff.toml": "extend = 'ruff.toml'\nline-length = 70\n"}, Style(70), id="extended in a circle"),
    pytest.param({"ruff.toml": "extend = 'gone.toml'\nline-length = 70\n"}, Style(70), id="extended from nothing"),
    pytest.param({"ruff.toml": "line-length = (\n"}, PLAIN, id="not TOML"),
    pytest.param({"ruff.toml": "line-length = true\nindent-width = 'x'\nlint = 1\nformat = []\n"}, PLAIN, id="values of the wrong form"),
    pytest.param({"ruff.toml": "indent-width = 2\n[format]\nskip-magic-trailing-comma = true\n"}, Style(indent="  ", is_packed=True), id="the format"),
    pytest.param({"ruff.toml": "[lint.isort]\nforce-single-line = true\nforce-sort-within-sections = true\norder-by-type = false\ncase-sensitive = true\n"}, Style(is_single_line=True, is_mixed=True, has_kinds=False, is_case_sensitive=True), id="the imports"),
    pytest.param({"ruff.toml": "[isort]\nforce-single-line = true\n"}, Style(is_single_line=True), id="the imports, as they were written once"),
]  # fmt: skip


@pytest.mark.parametrize(("files", "style"), ROWS)
def test_what_ruff_says(tmp_path: Path, files: dict[str, str], style: Style) -> None:
    root = tmp_path / "above/project"
    root.mkdir(parents=True)
    (tmp_path / "ruff.toml").write_text("")
    for name, text in files.items():
        (root / name).write_text(text)
    assert style_of(root) == style
