"""The project that mkpkg makes, put through what its users would put it through."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from ..conftest import Run

pytestmark = pytest.mark.slow

LONG = ",".join(f"subpackage_with_a_long_name_{number}" for number in range(5))
SHAPES = {
    "sound": ["sound", "--sub", "formats,effects,filters", "--license", "MIT"],
    "bare": ["bare", "--no-example"],
    "deep": ["deep", "--sub", "a.b.c.d,a/x.py,a/_y.py,v9,v10,build,lib"],
    "long": ["long", "--sub", LONG],
    "lazy": ["lazy", "--exports", "lazy", "--sub", f"formats.wave,formats/flac.py,_private,{LONG}"],
    "shadowing": ["Sound", "--import-name", "Sound", "--sub", "io,logging.py,json.x,XML.py,v010,v9"],
    "hiding": ["json", "--allow", "stdlib,pypi-stdlib", "--sub", "abc"],
    "odd": [
        "A.B-c", "--import-name", "public_api", "--sub", "Upper,DB,lower,_private,tests",
        "--description", 'A "quoted" \\d lib\n\n  with {{ lines }} \u202e\u200b', "--author", "O'T \"q\" \\",
        "--email", "o.t+x@example.org", "--license", "Apache-2.0",
    ],
}  # fmt: skip


@pytest.fixture(scope="module", params=SHAPES)
def project(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A project of one shape, made as by a user."""
    place: Path = tmp_path_factory.mktemp(request.param)
    arguments = SHAPES[request.param]
    command = [sys.executable, "-m", "mkpkg", "new", *arguments, "-q"]
    subprocess.run(command, cwd=place, check=True, env=clean(place))
    return place / arguments[0]


def clean(home: Path) -> dict[str, str]:
    keep = ("PATH", "SYSTEMROOT", "PYTHONPATH")
    kept = {name: os.environ[name] for name in keep if name in os.environ}
    return {**kept, "HOME": str(home), "GIT_CONFIG_NOSYSTEM": "1"}


def passes(*command: object, cwd: Path, env: dict[str, str] | None = None) -> str:
    done = subprocess.run(
        [sys.executable, "-m", *map(str, command)],
        cwd=cwd, env=env, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


CHECKS: dict[str, list[str]] = {
    "ruff check": ["ruff", "check", "--no-cache"],
    "ruff format": ["ruff", "format", "--no-cache", "--check"],
    "ruff order": ["ruff", "check", "--no-cache", "--select", "I,RUF022,F401,F822"],
    "mypy": ["mypy", "--cache-dir", os.devnull],
    "validate-pyproject": ["validate_pyproject", "pyproject.toml"],
}


@pytest.mark.parametrize("command", CHECKS.values(), ids=CHECKS.keys())
def test_its_own_checks(project: Path, command: list[str]) -> None:
    passes(*command, cwd=project)


@pytest.mark.network
def test_pyright_strict(project: Path, tmp_path: Path, index: None) -> None:
    config = tmp_path / "pyright.json"
    # Its own checks give mypy an installed package; the folder does for pyright.
    document = {
        "include": [str(project / "src"), str(project / "tests")],
        "extraPaths": [str(project / "src")],
        "typeCheckingMode": "strict",
    }
    config.write_text(json.dumps(document))
    passes("pyright", "-p", config, "--pythonpath", sys.executable, cwd=project)


@pytest.fixture(scope="module")
def dist(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's wheel and source distribution."""
    folder = tmp_path_factory.mktemp("dist")
    passes("build", "--no-isolation", "-o", folder, project, cwd=project)
    return folder


def test_its_distributions(project: Path, dist: Path) -> None:
    passes("twine", "check", "--strict", *dist.iterdir(), cwd=project)
    (wheel,) = dist.glob("*.whl")
    passes("check_wheel_contents", wheel, cwd=project)


@pytest.fixture(scope="module")
def site(project: Path, dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the project is installed into."""
    folder = tmp_path_factory.mktemp("site")
    (wheel,) = dist.glob("*.whl")
    install = (
        "pip",
        "install",
        "-q",
        "--no-deps",
        "--no-index",
        "--no-compile",
        "--target",
    )
    passes(*install, folder, wheel, cwd=project)
    return folder


def test_its_tests_pass_as_installed_with_warnings_as_errors(
    project: Path, site: Path
) -> None:
    env = {**os.environ, "PYTHONPATH": str(site), "PYTHONDONTWRITEBYTECODE": "1"}
    printed = passes(
        "pytest", "-W", "error", "-p", "no:cacheprovider", cwd=project, env=env
    )
    assert " passed" in printed


def package_of(project: Path) -> str:
    config = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))
    (path,) = config["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    return Path(path).name


IMPORTS = """
import importlib, pkgutil, sys, warnings
warnings.simplefilter("error")
package = sys.argv[1]
root = importlib.import_module(package)
names = [package] + [m.name for m in pkgutil.walk_packages(root.__path__, package + ".")]
for name in names:
    if "._" in name:
        continue
    module = importlib.import_module(name)
    offered = list(getattr(module, "__all__", []))
    space = {}
    exec(f"from {name} import *", space)
    del space["__builtins__"]
    assert sorted(space) == sorted(offered), (name, sorted(space), offered)
    for export in offered:
        value = getattr(module, export)
        if callable(value):
            assert value is getattr(sys.modules[value.__module__], export), export
            assert value() == "Hello from " + name
"""


def test_every_module_offers_exactly_its_all(
    project: Path, site: Path, interpreter: str
) -> None:
    command = [
        interpreter,
        "-I",
        "-B",
        "-c",
        f"import sys; sys.path.insert(0, {str(site)!r}){IMPORTS}",
    ]
    done = subprocess.run(
        [*command, package_of(project)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


SIX_FORMS: dict[str, str] = {
    "import the module": "import sound.effects; f = sound.effects.hello",
    "import the module under another name": "import sound.effects as e; f = e.hello",
    "import a binding": "from sound.effects import hello; f = hello",
    "import a binding under another name": "from sound.effects import hello as h; f = h",
    "import a module of a package": "import sound.effects._internals; f = sound.effects._internals.hello",
    "import a module from a package": "from sound import effects; f = effects.hello",
}
COUNT = """
import collections, sys
counts = collections.Counter()
class Count:
    def find_spec(self, name, path=None, target=None):
        for finder in sys.meta_path:
            if finder is self:
                continue
            spec = finder.find_spec(name, path, target)
            if spec is not None and name.startswith("sound"):
                execute = spec.loader.exec_module
                def counted(module, name=name, execute=execute):
                    counts[name] += 1
                    execute(module)
                spec.loader.exec_module = counted
            if spec is not None:
                return spec
sys.meta_path.insert(0, Count())
"""
EXPECTED = {
    f"sound{inner}{private}"
    for inner in ("", ".effects", ".filters", ".formats")
    for private in ("", "._internals")
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source root of the project with three subpackages."""
    place = tmp_path_factory.mktemp("sound")
    command = [sys.executable, "-m", "mkpkg", "new", *SHAPES["sound"], "-q"]
    subprocess.run(command, cwd=place, check=True, env=clean(place))
    return place / "sound" / "src"


def run_in(interpreter: str, folder: Path, code: str) -> str:
    start = f"import sys; sys.path.insert(0, {str(folder)!r})\n"
    return subprocess.check_output(
        [interpreter, "-I", "-B", "-W", "error", "-c", start + code], text=True
    )


@pytest.mark.parametrize("form", SIX_FORMS.values(), ids=SIX_FORMS.keys())
def test_the_six_forms_of_import_execute_every_module_once(
    sound: Path, interpreter: str, form: str
) -> None:
    code = f"{COUNT}\n{form}\n{form}\nassert f() == 'Hello from sound.effects'\nprint(*counts.items())"
    printed = run_in(interpreter, sound, code)
    assert dict(eval(f"[{printed.replace(') (', '), (')}]")) == dict.fromkeys(
        EXPECTED, 1
    )


def test_every_form_gives_the_same_object(sound: Path, interpreter: str) -> None:
    forms = "\n".join(f"{form}; found.append(f)" for form in SIX_FORMS.values())
    code = f"found = []\n{forms}\nprint(len(set(map(id, found))), len(found))"
    assert run_in(interpreter, sound, code).split() == ["1", "6"]


@pytest.mark.parametrize(
    ("exports", "lengths"),
    [
        ("eager", (1, 20, *range(45, 80), 120, 200)),
        ("lazy", (1, *range(11, 23), 120, 200)),
    ],
)
def test_a_name_of_any_length_is_formatted(
    here: Path, run: Run, exports: str, lengths: tuple[int, ...]
) -> None:
    options = ("--exports", exports, "--no-git", "-q")
    for length in lengths:
        assert run("new", "p" * length, "--sub", "s" * 30, *options).code == 0
    assert run("new", "longest", "--import-name", "p" * 240, *options).code == 0
    passes("ruff", "format", "--no-cache", "--check", ".", cwd=here)
    passes("ruff", "check", "--no-cache", ".", cwd=here)


@pytest.mark.network
def test_pip_installs_it_with_its_own_build_backend(
    sound: Path, here: Path, index: None
) -> None:
    subprocess.run([sys.executable, "-m", "venv", here / "env"], check=True)
    python = here / "env" / ("Scripts/python" if os.name == "nt" else "bin/python")
    subprocess.run(
        [python, "-m", "pip", "install", "-q", sound.parent, "pytest"], check=True
    )
    tested = subprocess.run(
        [python, "-m", "pytest", "-W", "error"],
        cwd=sound.parent,
        capture_output=True,
        check=False,
    )
    assert tested.returncode == 0, tested.stdout
