"""Interpreters of every age answer, and run nothing of what they are asked about."""

import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from mkpkg._errors import ToolFailed
from mkpkg.python import Interpreter, Nature, Search, asked, measure

from ..interpreters import found_interpreters
from ..projects import lay_out

PYTHONS = found_interpreters((3, 8))
OWN = f"{sys.version_info[0]}.{sys.version_info[1]}"
SLOW = pytest.mark.slow
# Any of these would say so if it ran.
LOUD = "raise SystemExit('it ran')\n"


@pytest.mark.parametrize(
    "python",
    [
        pytest.param(path, id=version, marks=() if version in (OWN, "3.8") else SLOW)
        for version, path in PYTHONS.items()
    ],
)
def test_every_python_answers(python: str, here: Path) -> None:
    lay_out(
        here,
        {
            "json.py": LOUD,
            "sys.py": LOUD,
            "sound/__init__.py": LOUD,
            "sound/effects/echo.py": LOUD,
            "sound/old.pyc": b"",
        },
    )
    with zipfile.ZipFile(here / "more.zip", "w") as archive:
        archive.writestr("packed/__init__.py", "x = 1\n")
        archive.writestr("packed/inner.py", "")
    with asked(python, here, 60) as interpreter:
        assert places(interpreter, "json") == ["module json.py", "package"]
        assert places(interpreter, "sys") == ["builtin", "module sys.py"]
        assert places(interpreter, "sound") == ["package sound/__init__.py"]
        assert places(interpreter, "gone") == []
        assert "sound" in interpreter.members((str(here),))
        assert "json" in interpreter.members((interpreter.facts.stdlib,))
        search = Search(interpreter, str(here), _read, (str(here / "more.zip"),))
        natures = {
            name: located.place.nature if (located := search.locate(name)) else None
            for name in ("sound.effects", "sound.effects.echo", "sound.old", "sound.no")
        }
        assert list(natures.values()) == [
            Nature.NAMESPACE,
            Nature.MODULE,
            Nature.BYTECODE,
            None,
        ]
        packed = search.locate("packed.inner")
        assert packed
        assert search.read(packed) == b""
        assert search.children("packed") == ("inner",)
        assert {"sys", "json", "sound", "packed"} <= set(search.children())
        assert interpreter.noise == []
    assert sorted(path.name for path in here.rglob("*.pyc")) == ["old.pyc"]


def places(interpreter: Interpreter, name: str) -> list[str]:
    """Return what a module is at each of its places, and its file if it is below here."""
    here = Path.cwd()
    found = []
    for place in interpreter.find(name):
        file = Path(place.origin or "/")
        own = file.relative_to(here).as_posix() if file.is_relative_to(here) else ""
        found.append(f"{place.nature.value} {own}".strip())
    return found


def _read(path: str) -> bytes | None:
    file = Path(path)
    return file.read_bytes() if file.is_file() else None


@pytest.mark.slow
@pytest.mark.parametrize("python", PYTHONS.values(), ids=PYTHONS.keys())
def test_every_python_measures(python: str, here: Path) -> None:
    lay_out(here, {"sound/__init__.py": "", "sound/echo.py": "import this\n"})
    root = measure(python, "sound.echo", here, 60)
    assert {time.name for time in root.imports} == {"sound", "sound.echo"}
    (echo,) = (time for time in root.imports if time.name == "sound.echo")
    assert [time.name for time in echo.imports] == ["this"]
    assert root.total == sum(time.total for time in root.imports)


def test_the_search_path_is_that_of_a_program(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out(
        here, {"more/x.py": "", "show.py": "import sys; print(*sys.path, sep='\\n')"}
    )
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(["more", "", str(here / "no")]))
    printed = subprocess.check_output([sys.executable, "show.py"], text=True)
    real = printed.splitlines()[1:]
    with asked(sys.executable, here, 60) as interpreter:
        assert [path for path, _ in interpreter.facts.path] == real
        assert interpreter.facts.python_path == (
            str(here / "more"),
            str(here),
            str(here / "no"),
        )
        assert not interpreter.facts.is_safe


@pytest.mark.skipif(sys.version_info < (3, 11), reason="PYTHONSAFEPATH came with 3.11")
def test_the_first_entry_may_be_left_out(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out(here, {"sound.py": ""})
    monkeypatch.setenv("PYTHONSAFEPATH", "1")
    with asked(sys.executable, here, 60) as interpreter:
        assert interpreter.facts.is_safe
        assert interpreter.find("sound") == ()


def test_what_else_is_printed_disturbs_nothing(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "import sys; print('mkpkg-', end=''); print('no', file=sys.stderr)\n1 / 0\n"
    lay_out(here, {"site/sitecustomize.py": text})
    monkeypatch.setenv("PYTHONPATH", "site")
    with asked(sys.executable, here, 60) as interpreter:
        assert interpreter.find("json")
        assert any("ZeroDivisionError" in line for line in interpreter.noise)


def test_what_hides_the_standard_library_does_not_disturb_the_questions(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("json", "csv", "email", "pkgutil", "importlib", "typing", "zipfile")
    lay_out(here, {f"more/{name}.py": LOUD for name in names})
    monkeypatch.setenv("PYTHONPATH", "more")
    with asked(sys.executable, here, 60) as interpreter:
        assert places(interpreter, "csv") == ["module more/csv.py", "module"]
        assert interpreter.owner(str(here), "nothing.py") is None


def test_it_does_not_wait_for_what_a_module_starts_or_reads(here: Path) -> None:
    text = (
        "import subprocess, sys\n"
        "subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\n"
        "sys.stdin.read()\n"
    )
    lay_out(here, {"busy.py": text})
    assert [
        time.name for time in measure(sys.executable, "busy", here, 300).imports
    ] == ["busy"]


def test_it_does_not_wait_for_ever(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # A child that outlives its parent keeps the pipe open, unless it is ended as well.
    text = (
        "import subprocess, sys, time\n"
        "subprocess.Popen([sys.executable, '-I', '-c', 'import time; time.sleep(600)'])\n"
        "time.sleep(600)\n"
    )
    lay_out(
        here, {"site/sitecustomize.py": text, "slow.py": "import time; time.sleep(600)"}
    )
    begun = time.monotonic()
    with pytest.raises(ToolFailed) as caught:
        measure(sys.executable, "slow", here, 0.5)
    assert caught.value.findings[0].code == "timeout"
    monkeypatch.setenv("PYTHONPATH", "site")
    with pytest.raises(ToolFailed) as caught, asked(sys.executable, here, 0.5):
        pass
    assert caught.value.findings[0].code == "timeout"
    assert time.monotonic() - begun < 300


@pytest.mark.parametrize(
    ("script", "why"),
    [
        pytest.param("#!/bin/sh\necho first; echo last; exit 3\n", "last", id="it fails"),
        pytest.param("#!/bin/sh\n", "it ended without a word", id="it says nothing"),
        pytest.param(
            "#!/bin/sh\necho \"No module named 'x'\"\n", "No module named 'x'", id="it lacks something"
        ),
    ],
)  # fmt: skip
@pytest.mark.skipif(sys.platform == "win32", reason="scripts of the shell")
def test_what_is_no_interpreter_is_told(here: Path, script: str, why: str) -> None:
    program = here / "python"
    program.write_text(script)
    program.chmod(0o755)
    for attempt in (asked(str(program), here, 60), None):
        with pytest.raises(ToolFailed) as caught:
            if attempt:
                attempt.__enter__()
            else:
                measure(str(program), "json", here, 60)
        (found,) = caught.value.findings
        assert (found.code, found.why) == ("interpreter", why)


def test_a_file_that_cannot_be_run_is_told(here: Path) -> None:
    with pytest.raises(ToolFailed) as caught, asked(str(here / "no"), here, 60):
        pass
    assert caught.value.findings[0].code == "interpreter"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("import gone\n", "No module named 'gone'"),
        ("raise SystemExit(0)\n", "exit code 0"),
        ("import os; os.abort()\n", "exit code"),
        ("x = \n", "invalid syntax"),
    ],
)
def test_an_import_that_fails_is_told(here: Path, text: str, why: str) -> None:
    lay_out(here, {"sound.py": text})
    with pytest.raises(ToolFailed) as caught:
        measure(sys.executable, "sound", here, 60)
    (found,) = caught.value.findings
    assert found.code == "import-failed"
    assert why in found.why


@pytest.mark.skipif(os.name == "nt", reason="the command is one for a POSIX shell")
def test_the_help_of_a_failed_import_shows_the_failure(here: Path) -> None:
    lay_out(here, {"some where/sound.py": "import nothing_there\n"})
    with pytest.raises(ToolFailed) as caught:
        measure(sys.executable, "sound", here, 60, (str(here / "some where"),))
    (found,) = caught.value.findings
    command = (found.help or "").removeprefix("to see all of it: ")
    done = subprocess.run(
        command, shell=True, capture_output=True, text=True, check=False
    )
    assert "No module named 'nothing_there'" in done.stderr
