"""Lines are written as the project's settings of ruff have them, wherever those stand."""

from pathlib import Path

import pytest

from .projects import sync
from .test_ruff_agrees import ruff

NAMES = ["alpha_one", "Beta", "GAMMA", "delta_of_some_length", "Zeta", "_eta", "B2"]
OLD = {
    "plain": 'from ._a import alpha_one\n\n__all__ = [\n    "alpha_one",\n]\n',
    "nothing": "",
    "a docstring": '"""Doc."""\n',
    "imports": "import os\nfrom pathlib import Path\n\nprint(os, Path)\n",
    "above": "from .. import other\nfrom ..base import x\n\nprint(x, other)\n",
    "above, and a sibling": "from ..base import x\nfrom ..p import y\n\nprint(x, y)\n",
    "absolute": "from t.p._a import alpha_one\n\n__all__ = [\n    'alpha_one',\n]\n",
    "absolute, and whole": "import t.m\nfrom t.p._a import alpha_one\n\nprint(t.m)\n\n__all__ = ['alpha_one']\n",
    "an alias": "from os import path as path\n",
    "an alias of its own": "from ._a import alpha_one as alpha_one\n",
    "a star from elsewhere": "from os import *  # noqa: F403\n",
    "a name at times": "import sys\n\nif sys.version_info > (4,):\n    from ._a import Beta  # noqa: F401\n",
    "a comment": "from ._a import alpha_one, delta_of_some_length  # as it has to be\n\n__all__ = [\"alpha_one\", \"delta_of_some_length\"]\n",
    "a pragma": "from ._a import alpha_one, delta_of_some_length  # noqa: E501, F401\n\n__all__ = [\"alpha_one\", \"delta_of_some_length\"]\n",
    "a comment behind the list": "from ._a import Beta, alpha_one\n\n__all__ = [\"Beta\", \"alpha_one\"]  # all that there is, and no more of it\n",
    "a list that does not fit": "from ._a import alpha_one\n\n__all__ = [\"alpha_one\"]  # noqa: E501, F401, F403, F405, RUF100\n",
}  # fmt: skip
SETTINGS = {
    "none": {},
    "line-length": {"ruff.toml": "line-length = 60\n"},
    "a dot file": {".ruff.toml": "line-length = 60\n", "ruff.toml": "line-length = 70\n"},
    "a file that extends": {"ruff.toml": 'extend = "base.toml"\n[format]\nquote-style = "single"\n', "base.toml": "line-length = 50\n[format]\nquote-style = 'double'\n"},
    "single quotes": {"pyproject.toml": "[tool.ruff.format]\nquote-style = 'single'\n"},
    "indent-width": {"pyproject.toml": "[tool.ruff]\nindent-width = 2\nline-length = 60\n"},
    "tabs": {"ruff.toml": "line-length = 60\n[format]\nindent-style = 'tab'\n"},
    "one a line": {"ruff.toml": "[lint.isort]\nforce-single-line = true\n"},
    "sorted within sections": {"ruff.toml": "[lint.isort]\nforce-sort-within-sections = true\n"},
    "not by type": {"ruff.toml": "[lint.isort]\norder-by-type = false\n"},
    "case-sensitive": {"ruff.toml": "[lint.isort]\ncase-sensitive = true\n"},
    "neither": {"ruff.toml": "[lint.isort]\ncase-sensitive = true\norder-by-type = false\n"},
    "without magic commas": {"ruff.toml": "line-length = 60\n[format]\nskip-magic-trailing-comma = true\n[lint.isort]\nsplit-on-trailing-comma = false\n"},
}  # fmt: skip
SELECT = ["--select", "I,RUF022,F401,F822"]


def write(root: Path, files: dict[str, str], manifest: str) -> None:
    for name, text in files.items():
        root.joinpath(name).write_text(text)
    with root.joinpath("pyproject.toml").open("a") as file:
        file.write(manifest)
    for number, old in enumerate(OLD.values()):
        package = root / f"t{number}/p"
        package.mkdir(parents=True)
        (root / f"t{number}/__init__.py").write_text("")
        (root / f"t{number}/base.py").write_text("x = y = 1\n")
        (root / f"t{number}/m.py").write_text("")
        text = old.replace("t.", f"t{number}.")
        (package / "__init__.py").write_text(text)
        for module in ("_a", "_b", "_c"):
            own = [f"{name}_{module}" for name in NAMES]
            lines = [f"{name} = 1\n" for name in own]
            (package / f"{module}.py").write_text("".join(lines))
        with (package / "_a.py").open("a") as file:
            file.write("alpha_one = delta_of_some_length = Beta = 1\n")


def tidy(root: Path) -> None:
    """Write the files as ruff has them."""
    for _ in range(2):
        ruff(root, "check", *SELECT, "--fix", "--unsafe-fixes", "-q")
        ruff(root, "format", "-q")


def told(root: Path) -> str:
    return ruff(root, "check", *SELECT, "--output-format", "concise") + ruff(
        root, "format", "--diff"
    )


@pytest.mark.parametrize("table", ["", "\n[tool.mkpkg]\nexport-from = ['_*']\n"])
@pytest.mark.parametrize("settings", SETTINGS)
@pytest.mark.slow
def test_a_tidy_file_stays_tidy(tmp_path: Path, settings: str, table: str) -> None:
    write(tmp_path, SETTINGS[settings], table)
    tidy(tmp_path)
    before = told(tmp_path)
    inits = sorted(tmp_path.glob("t*/p/__init__.py"))
    texts = {path: path.read_bytes() for path in inits}
    sync(tmp_path)
    assert told(tmp_path) == before
    changed = [path for path in inits if path.read_bytes() != texts[path]]
    assert len(changed) == (len(OLD) if table else 0)
    assert not sync(tmp_path).plan.writes
