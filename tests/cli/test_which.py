"""`mkpkg which` as people and programs see it."""

import os
import re
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from mkpkg import commands
from mkpkg.cli._which_page import show_answer
from mkpkg.commands import Answer
from mkpkg.python import Chosen, Reason, Source, Time

from ..conftest import FreshStreams, Run
from ..environments import make_environment
from ..projects import SOUND, lay_out

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "which.md"
ECHO = """\
import math
from typing import TYPE_CHECKING

from sound import formats

if TYPE_CHECKING:
    import decimal


def reverb(seconds: float) -> float:
    return math.exp(-seconds)
"""


@pytest.fixture
def project(here: Path) -> Path:
    """A project with an environment, which is the current folder."""
    lay_out(
        here,
        {
            **SOUND,
            "src/sound/__init__.py": "from . import effects, formats\n",
            "src/sound/effects/__init__.py": "",
            "src/sound/effects/echo.py": ECHO,
            "src/sound/formats/__init__.py": "from ._internals import read\n",
            "src/sound/formats/_internals.py": "def read() -> None: ...\n",
        },
    )
    make_environment(here / ".venv")
    return here


def as_on_the_page(answer: Answer) -> Answer:
    """Return an answer as it would be where Python is installed in `/usr`."""
    places = {
        Reason.ZIP: "/usr/lib/python313.zip",
        Reason.STDLIB: "/usr/lib/python3.13",
        Reason.COMPILED: "/usr/lib/python3.13/lib-dynload",
        Reason.SITE: f"{answer.current}/.venv/lib/python3.13/site-packages",
    }
    entries = tuple(
        entry._replace(path=places.get(entry.reason, entry.path))
        for entry in answer.entries
    )
    return replace(
        answer,
        entries=entries,
        facts=answer.facts._replace(version=(3, 13, 0)),
        chosen=Chosen("", Source.PROJECT, f"{answer.current}/.venv"),
    )


def test_the_page_shows_what_is_printed(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = commands.which(commands.WhichRequest("sound.effects.echo"))
    show_answer(as_on_the_page(answer))
    printed = capsys.readouterr().out.strip()
    if "MKPKG_ACCEPT" in os.environ:
        text = PAGE.read_text(encoding="utf-8")
        head, _, rest = text.partition("```console\n")
        block = f"$ mkpkg which sound.effects.echo\n{printed}\n"
        tail = rest.partition("```\n")[2]
        PAGE.write_text(f"{head}```console\n{block}```\n{tail}", encoding="utf-8")
    assert f"```console\n$ mkpkg which sound.effects.echo\n{printed}\n```" in (
        PAGE.read_text(encoding="utf-8")
    )


@pytest.mark.parametrize("name", ["sound.effects.echo", "json", "sys", "sound.nothing"])
def test_every_width(
    project: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    answer = commands.which(commands.WhichRequest(name))
    for width in (40, 80, 200):
        monkeypatch.setenv("COLUMNS", str(width))
        show_answer(answer)
        printed = capsys.readouterr().out
        assert "\x1b" not in printed
        too_long = [line for line in printed.splitlines() if len(line) > width]
        # Only what cannot be broken is longer: a path, a dotted name, a statement.
        assert [line for line in too_long if not re.search(r"\S{16}", line)] == []
        assert width == 40 or not [line for line in too_long if "/" not in line]


def test_a_name_that_is_nowhere_is_one_error(project: Path, run: Run) -> None:
    result = run("which", "sound.efects.echo")
    assert result.code == 1
    assert result.out.startswith("sound.efects.echo is nowhere\n")
    assert "help: did you mean `sound.effects.echo`?" in result.err


@pytest.mark.parametrize(
    ("arguments", "code", "finding"),
    [
        (["my-mod"], 2, "ident"),
        (["json", "--python", "nothing"], 2, "interpreter"),
        (["json", "--python", "pyproject.toml"], 1, "interpreter"),
        (["json", "--timeout", "0"], 2, "usage"),
        (["loud", "--time"], 1, "import-failed"),
        (["nothing"], 1, "not-found"),
    ],
)
def test_every_failure_is_a_document(
    project: Path, run: Run, arguments: list[str], code: int, finding: str
) -> None:
    lay_out(project, {"loud.py": "raise SystemExit(3)\n"})
    result = run("which", *arguments, "--json")
    assert (result.code, result.err) == (code, "")
    assert finding in result.codes
    assert result.document["command"] == "which"


def test_the_document(project: Path, run: Run) -> None:
    document = run("which", "sound.formats.read", "--json").document
    assert list(document) == [
        "command", "name", "module", "attribute", "python", "path", "found", "owner",
        "loaded", "executes", "imports", "bindings", "attributes", "findings", "time",
    ]  # fmt: skip
    assert (document["name"], document["module"]) == (
        "sound.formats.read",
        "sound.formats",
    )
    assert document["attribute"] == {
        "name": "read",
        "inner": "",
        "module": "sound.formats._internals",
        "certain": True,
    }
    assert document["python"]["source"] == "project"
    assert document["path"][0] == {
        "entry": str(project),
        "reason": "current",
        "by": None,
        "made": "folder",
        "on_path": True,
    }
    last = document["path"][-1]
    assert (last["reason"], last["on_path"]) == ("project", False)
    assert [one["entry"] for one in document["found"]] == [len(document["path"]), None]
    assert [(one["name"], one["by"], one["line"]) for one in document["executes"]] == [
        ("sound", None, None),
        ("sound.effects", "sound", 1),
        ("sound.formats", "sound", 1),
        ("sound.formats._internals", "sound.formats", 1),
    ]
    assert {"module": "sound", "name": "formats", "to": "sound.formats"} in (
        document["attributes"]
    )
    assert document["bindings"][0] == {
        "statement": "import sound.formats",
        "name": "sound",
        "to": "the package, and not the module",
    }
    assert document["time"] is None
    page = PAGE.with_name("json.md").read_text(encoding="utf-8")
    assert not [key for key in document if f"`{key}`" not in page]


def test_every_reason_and_code_is_on_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert not [reason.value for reason in Reason if f"`{reason.value}`" not in page]
    folder = Path(commands.__file__).parent
    texts = "".join(path.read_text("utf-8") for path in folder.glob("_which_[cf]*.py"))
    codes = set(re.findall(r'(?:warning|note)\(\s*"([a-z-]+)"', texts))
    assert len(codes) >= 18
    assert not [code for code in codes if f"`{code}`" not in page]


def test_an_import_that_fails_is_told_behind_the_rest(project: Path, run: Run) -> None:
    lay_out(project, {"loud.py": "raise SystemExit(3)\n"})
    result = run("which", "loud", "--time")
    assert result.code == 1
    assert result.out.startswith("loud is a module\n")
    assert "error[import-failed]: importing `loud` fails\n" in result.err


def test_time_is_told_as_a_tree(project: Path, run: Run) -> None:
    lay_out(
        project, {"slow.py": "import fast, json.tool\nprint('noise')\n", "fast.py": ""}
    )
    result = run("which", "slow", "--time")
    assert result.code == 0
    assert "noise" not in result.out
    tree = result.out.partition("Costs ")[2]
    assert re.search(r"(?m)^ +[\d.]+ ms +[\d.]+ ms +100  slow$", tree)
    document = run("which", "slow", "--time", "--json").document
    root = document["time"]
    (slow,) = root["imports"]
    assert slow["name"] == "slow"
    assert root["total_us"] == slow["total_us"] >= slow["self_us"]
    assert {inner["name"] for inner in slow["imports"]} >= {"fast"}


def test_what_costs_little_is_told_together(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = commands.which(commands.WhichRequest("sound"))
    little = tuple(Time(f"sound.little{n}", 5, 5) for n in range(30))
    much = tuple(Time(f"sound.much{n}", 500, 500) for n in range(30))
    sound = Time("sound", 100, 100 + 150 + 15000, (*much, *little))
    show_answer(replace(answer, time=Time("", 0, sound.total, (sound,))))
    tree = capsys.readouterr().out.partition("Costs ")[2]
    assert tree.count("sound.much") == 24
    assert "sound.little" not in tree
    assert "and 36 more, 3.1 ms in all" in tree


def test_nothing_is_run_or_written(project: Path, run: Run) -> None:
    lay_out(project, {"src/sound/effects/echo.py": "raise SystemExit('it ran')\n"})
    before = sorted(project.rglob("*"))
    assert run("which", "sound.effects.echo").code == 0
    assert sorted(project.rglob("*")) == before


def test_another_folder(
    project: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project.parent)
    assert run("which", "sound", "-C", str(project)).code == 0
    (project.parent / "random.py").write_text("")
    options = ("--python", str(project / ".venv"))
    assert "[hides]" in run("which", "random", *options).err


def test_an_empty_folder_and_no_environment(here: Path, run: Run) -> None:
    result = run("which", "json", "--python", sys.executable)
    assert result.code == 0
    assert result.err == ""


def test_a_stream_without_arrows(
    project: Path, run: Run, fresh_streams: FreshStreams
) -> None:
    raw = fresh_streams("ascii")
    answer = commands.which(commands.WhichRequest("sound"))
    show_answer(answer)
    assert re.search(rb"(?m)^> +\d+  src", raw.getvalue())


@pytest.mark.skipif(sys.platform == "win32", reason="signals and pipes of POSIX")
def test_ctrl_c_ends_the_interpreter_too(here: Path) -> None:
    script = here / "slow"
    script.write_text("#!/bin/sh\necho $$ > pid\nexec sleep 600\n")
    script.chmod(0o755)
    os.mkfifo(here / "pid")
    command = [sys.executable, "-m", "mkpkg", "which", "json", "--python", "./slow"]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, cwd=here, start_new_session=True
    ) as process:
        # Reading waits until the interpreter has begun.
        pid = int((here / "pid").read_text())
        process.send_signal(signal.SIGINT)
        _, said = process.communicate()
    assert (process.returncode, said) == (130, "Stopped. Nothing was written.\n")
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
