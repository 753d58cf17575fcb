"""The collected cases of re-exports, each as a project on disk."""

import ast
import base64
import json
import os
from pathlib import Path
from typing import Any

import pytest

from mkpkg import commands
from mkpkg.commands import Outcome, SyncRequest

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "source/reexports.json").read_text(encoding="utf-8")
)["cases"]


def as_bytes(value: str | dict[str, str]) -> bytes:
    if isinstance(value, str):
        return value.encode()
    return base64.b64decode(value["b64"])


def build(case: dict[str, Any], root: Path) -> Path:
    options = case["options"]
    root.joinpath("pyproject.toml").write_text(
        "[tool.mkpkg]\n"
        'export-from = ["_*"]\n'
        f"flatten = {json.dumps(options['flatten'] == 'all')}\n"
        f"submodules = {json.dumps(options['submodules'])}\n",
        encoding="utf-8",
    )
    for name, value in case["files"].items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(value, dict) and "symlink" in value:
            path.symlink_to(value["symlink"])
        else:
            path.write_bytes(as_bytes(value))
    package: str = case["package"]
    return root / package / "__init__.py"


def run(root: Path) -> Outcome:
    outcome = commands.sync(SyncRequest(os.fspath(root)))
    commands.commit(outcome, lambda: None)
    return outcome


class Found:
    """What an `__init__.py` says at its top level."""

    def __init__(self, content: bytes) -> None:
        self.imports: dict[str, set[str]] = {}
        self.exports: list[str] | None = None
        for node in ast.parse(content).body:
            if isinstance(node, ast.ImportFrom):
                module = (node.module or "").removeprefix("pkg").lstrip(".")
                names = {alias.name for alias in node.names}
                self.imports.setdefault(module, set()).update(names)
            elif (
                isinstance(node, ast.Assign)
                and ast.unparse(node.targets[0]) == "__all__"
            ):
                self.exports = [
                    item.value
                    for item in ast.walk(node.value)
                    if isinstance(item, ast.Constant) and isinstance(item.value, str)
                ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_case(case: dict[str, Any], tmp_path: Path) -> None:
    init = build(case, tmp_path)
    before = init.read_bytes() if init.exists() else b""
    was_link = init.is_symlink()
    outcome = run(tmp_path)
    after = init.read_bytes()
    expected = case["expected"]
    found = Found(after)
    for child, names in expected["exports"].items():
        assert set(names) == found.imports.get(child, set()), child
    bound = found.imports.get("", set())
    assert set(expected["submodules"]) <= bound
    if expected["all"] is not None:
        assert found.exports == expected["all"]
    for name in expected["never"]:
        assert name not in (found.exports or ())
        assert all(name not in names for names in found.imports.values())
    lines = after.decode("utf-8", "replace").split("\n")
    kept = [line for line in lines if line in expected["keep_lines"]]
    assert kept == expected["keep_lines"]
    said = {f"{finding.code}:{finding.name}" for finding in outcome.findings}
    assert set(expected["diagnostics"]) <= said
    if expected["writes"] is not None:
        assert (after != before) is expected["writes"]
    if expected["text"] is not None:
        assert after == as_bytes(expected["text"])
    assert init.is_symlink() is was_link
    assert not run(tmp_path).plan.writes
    assert init.read_bytes() == after
