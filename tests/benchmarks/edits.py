"""Edits that people, tools and bots make in the files of a project, drawn at random."""

import re
from collections.abc import Callable
from random import Random

Files = dict[str, str]
Edit = Callable[[Files], None]

MANIFEST, HOOKS, WORKFLOW = (
    "pyproject.toml",
    ".pre-commit-config.yaml",
    ".github/workflows/ci.yml",
)

_LIBRARIES = (
    "attrs>=24.1", "click>=8.1", "httpx>=0.27", "numpy>=2", "platformdirs>=4", "pydantic>=2.7",
    "pyyaml>=6", "rich>=13.7", "sqlalchemy>=2.0.30", "typer>=0.12",
)  # fmt: skip
_TOOLS = {
    "test": ("hypothesis>=6.100", "pytest-xdist>=3.6", "pytest-mock>=3.14", "respx>=0.21"),
    "lint": ("types-pyyaml>=6", "codespell>=2.3", "vulture>=2.11"),
    "dev": ("ipython>=8.24", "nox>=2025.2", "pre-commit>=4"),
}  # fmt: skip
_TABLES = (
    '[project.scripts]\nsound = "sound.cli:main"\n',
    '[project.optional-dependencies]\nplot = ["matplotlib>=3.9"]\n',
    "[tool.uv]\ndefault-groups = [\"dev\"]\n",
    '[tool.coverage.report]\nexclude_also = ["if TYPE_CHECKING:"]\n',
    '[[tool.mypy.overrides]]\nmodule = "untyped.*"\nignore_missing_imports = true\n',
    '[tool.ruff.lint.per-file-ignores]\n"tests/*" = ["S101"]\n',
    '[tool.codespell]\nskip = "*.wav"\n',
    '[tool.hatch.build.targets.sdist]\ninclude = ["src", "tests"]\n',
    '# Notebooks are formatted by hand.\n[tool.ruff.format]\nexclude = ["*.ipynb"]\n',
)  # fmt: skip
_KEYS = (
    ("project", 'description = "Sounds, and what can be done to them."'),
    ("project", 'keywords = ["audio", "sound"]'),
    ("project", 'license = "MIT"'),
    ("project.urls", 'Documentation = "https://example.org/sound/docs"'),
    ("project.urls", 'Changelog = "https://example.org/sound/changes"'),
    ("tool.mypy", 'exclude = ["^build/"]'),
    ("tool.mypy", 'plugins = ["pydantic.mypy"]'),
    ("tool.mypy", "show_error_context = true  # for beginners"),
    ("tool.pytest", 'markers = ["slow: takes long"]'),
    ("tool.pytest", 'minversion = "9"'),
    ("tool.ruff.lint", 'ignore = ["B008"]'),
    ("tool.ruff.lint", "preview = true"),
    ("tool.mkpkg", 'exports = "lazy"'),
)
_ITEMS = (
    ("extend-select", '"SIM"'),
    ("extend-select", '"PTH"'),
    ("extend-select", '"RUF"'),
    ("addopts", '"--doctest-modules"'),
    ("addopts", '"-ra"'),
    ("filterwarnings", '"ignore::DeprecationWarning"'),
    ("classifiers", '"Development Status :: 4 - Beta"'),
    ("classifiers", '"Topic :: Multimedia :: Sound/Audio"'),
    ("authors", '{ name = "Grace", email = "grace@example.org" }'),
)
_BOUNDS = (
    ('"pytest>=9"', '"pytest>=9.0.2"'),
    ('"mypy>=1.15"', '"mypy>=1.17"'),
    ('"ruff>=0.10"', '"ruff==0.12.*"'),
    ('requires-python = ">=3.11"', 'requires-python = ">=3.12"'),
    ('requires = ["hatchling>=1.27"]', 'requires = ["hatchling>=1.27", "hatch-vcs"]'),
)
_HOOK_REPOSITORIES = (
    "  - repo: https://github.com/codespell-project/codespell\n    rev: v2.3.0\n    hooks:\n      - id: codespell\n",
    "  - repo: local\n    hooks:\n      - id: tests\n        name: tests\n        entry: pytest\n        language: system\n        pass_filenames: false\n",
    "  - repo: https://github.com/pre-commit/mirrors-mypy\n    rev: v1.15.0\n    hooks:\n      - id: mypy\n        additional_dependencies: [types-pyyaml]\n",
)  # fmt: skip
_STEPS = (
    "      - name: Upload\n        uses: codecov/codecov-action@v5\n        with:\n          files: coverage.xml\n",
    "      - name: Keep the log\n        if: failure()\n        uses: actions/upload-artifact@v4\n        with:\n          name: log\n          path: log.txt\n",
    "      # Needed by the audio tests.\n      - name: Libraries\n        run: sudo apt-get install -y libsndfile1\n",
)  # fmt: skip
_COMMENTS = (
    "# Please keep this in step with the docs.",
    "# See the wiki on why.",
    "# Agreed on in the meeting of May.",
)


def draw_edit(random: Random) -> Edit:
    """Draw what somebody does next."""
    (kind,) = random.choices(list(_KINDS), list(_KINDS.values()))
    return kind(random)


def uv_add(text: str, table: str, key: str, requirement: str) -> str:
    """Do what ``uv add`` does: one a line, and in order where there is one."""
    found = _list_in(text, table, key)
    if not found:
        return _with_line(text, table, f'{key} = [\n    "{requirement}",\n]')
    items = re.findall(r'"[^"]*"|\{[^}]*\}', found[1])
    names = [_project(item) for item in items]
    if _project(f'"{requirement}"') in names:
        return text
    after = [index for index, name in enumerate(names) if name < requirement.lower()]
    is_sorted = names == sorted(names) and not any(item[0] == "{" for item in items)
    index = len(after) if is_sorted else len(items)
    items.insert(index, f'"{requirement}"')
    lines = "".join(f"    {item},\n" for item in items)
    return f"{text[: found.start(1)]}\n{lines}{text[found.end(1) :]}"


def _project(item: str) -> str:
    return re.split(r"[<>=!~;\[ ]", item.strip('"'))[0].lower()


def _section(text: str, table: str) -> re.Match[str] | None:
    header = re.escape(f"[{table}]")
    return re.search(
        rf"(?m)^{header}\n((?:(?!\[).*\n)*?)(?=\n*(?:\[|#.*\n\[|\Z))", text
    )


def _list_in(text: str, table: str, key: str) -> re.Match[str] | None:
    section = _section(text, table)
    if not section:
        return None
    pattern = re.compile(rf"(?m)^{key} = \[((?:[^]\"]|\"[^\"]*\")*)\]")
    return pattern.search(text, section.start(), section.end())


def _with_line(text: str, table: str, line: str) -> str:
    """Put a line at the end of a table that is there."""
    section = _section(text, table)
    key = line.partition(" =")[0]
    if not section or re.search(rf"(?m)^{key} =", section[1]):
        return text
    end = section.start(1) + len(section[1].rstrip("\n")) + bool(section[1].strip())
    return f"{text[:end]}{line}\n{text[end:]}"


def _in_manifest(change: Callable[[str], str]) -> Edit:
    return _in(MANIFEST, change)


def _in(path: str, change: Callable[[str], str]) -> Edit:
    def edit(files: Files) -> None:
        files[path] = change(files[path])

    return edit


def _library(random: Random) -> Edit:
    chosen = random.choice(_LIBRARIES)
    return _in_manifest(lambda text: uv_add(text, "project", "dependencies", chosen))


def _tool(random: Random) -> Edit:
    group = random.choice(list(_TOOLS))
    chosen = random.choice(_TOOLS[group])
    return _in_manifest(lambda text: uv_add(text, "dependency-groups", group, chosen))


def _item(random: Random) -> Edit:
    """Write an item at the end of a list, by hand."""
    key, item = random.choice(_ITEMS)

    def change(text: str) -> str:
        found = re.search(rf"(?m)^{key} = \[(\n(?:    .*\n)*|.*)\]$", text)
        if not found or item in found[1]:
            return text
        end = found.end(1)
        new = f"    {item},\n" if found[1].startswith("\n") else f", {item}"
        return text[:end] + new + text[end:]

    return _in_manifest(change)


def _key(random: Random) -> Edit:
    table, line = random.choice(_KEYS)
    return _in_manifest(lambda text: _with_line(text, table, line))


def _table(random: Random) -> Edit:
    """Write a table: at the end, or above another one of a tool."""
    table, place = random.choice(_TABLES), random.random()

    def change(text: str) -> str:
        header = re.search(r"(?m)^\[.*\]$", table)
        if header and header[0] in text:
            return text
        heads = [found.start() for found in re.finditer(r"(?m)^\[tool\.", text)]
        at = heads[int(place * len(heads))] if place < 0.7 else len(text)
        return (
            f"{text[:at]}{table}\n{text[at:]}" if at < len(text) else f"{text}\n{table}"
        )

    return _in_manifest(change)


def _bound(random: Random) -> Edit:
    old, new = random.choice(_BOUNDS)
    return _in_manifest(lambda text: text.replace(old, new))


def _release(random: Random) -> Edit:
    number = random.randint(1, 20)
    version = rf'\1version = "0.{number}.0"'
    return _in_manifest(lambda text: re.sub(r'(\n)version = ".*"', version, text))


def _comment(random: Random) -> Edit:
    comment, place = random.choice(_COMMENTS), random.random()

    def change(text: str) -> str:
        keys = [found.start() for found in re.finditer(r"(?m)^[a-z-]+ = ", text)]
        at = keys[int(place * len(keys))]
        return f"{text[:at]}{comment}\n{text[at:]}"

    return _in_manifest(change)


def _formatted(random: Random) -> Edit:
    """Write the items of a list one a line, as formatters do."""
    key = random.choice(("extend-select", "classifiers", "addopts", "test", "lint"))

    def change(text: str) -> str:
        found = re.search(rf"(?m)^{key} = \[(\".*\")\]$", text)
        if not found:
            return text
        lines = "".join(f"    {item},\n" for item in found[1].split(", "))
        return f"{text[: found.start(1)]}\n{lines}{text[found.end(1) :]}"

    return _in_manifest(change)


def _dropped(random: Random) -> Edit:
    line = random.choice(
        (
            'filterwarnings = ["error"]\n',
            "strict-checking = true\n",
            "strict = true\nfiles",
        )
    )
    return _in_manifest(
        lambda text: text.replace(line, "files" if "files" in line else "")
    )


def _autoupdate(random: Random) -> Edit:
    """Do what ``pre-commit autoupdate`` does at some time."""
    ruff, hooks = random.choice(
        (("v0.11.9", "v5.0.0"), ("v0.12.2", "v6.0.0"), ("v0.13.1", "v6.0.0"))
    )

    def change(text: str) -> str:
        text = re.sub(r"(ruff-pre-commit\n    rev: ).*", rf"\g<1>{ruff}", text)
        return re.sub(r"(pre-commit-hooks\n    rev: ).*", rf"\g<1>{hooks}", text)

    return _in(HOOKS, change)


def _hooks(random: Random) -> Edit:
    new = random.choice(_HOOK_REPOSITORIES)
    return _in(HOOKS, lambda text: text if new in text else text + new)


def _hook(random: Random) -> Edit:
    old, new = random.choice(
        (
            ("args: [--fix]", "args: [--fix, --unsafe-fixes]"),
            (
                "      - id: ruff-format\n",
                "      - id: ruff-format\n        exclude: ^docs/\n",
            ),
            (
                "      - id: trailing-whitespace\n",
                "      - id: trailing-whitespace\n      - id: debug-statements\n",
            ),
            ("repos:\n", "default_language_version:\n  python: python3.12\nrepos:\n"),
        )
    )
    return _in(HOOKS, lambda text: text if new in text else text.replace(old, new))


def _action(random: Random) -> Edit:
    """Do what a bot does that raises actions."""
    old, new = random.choice(
        (("checkout@v4", "checkout@v5"), ("setup-python@v5", "setup-python@v6"))
    )
    return _in(WORKFLOW, lambda text: text.replace(old, new))


def _workflow(random: Random) -> Edit:
    old, new = random.choice(
        (
            ('"3.13"', '"3.13", "pypy3.11"'),
            ("os: [ubuntu-latest", "os: [ubuntu-latest, macos-latest"),
            ("  pull_request:\n", "  pull_request:\n  workflow_dispatch:\n"),
            ("    branches: [main]", "    branches: [main, dev]"),
            (
                "      - uses: actions/checkout@v4\n",
                "      - uses: actions/checkout@v4\n        with:\n          fetch-depth: 0\n",
            ),
            ("      matrix:\n", "      fail-fast: false\n      matrix:\n"),
            (
                "    runs-on: ${{ matrix.os }}\n",
                "    runs-on: ${{ matrix.os }}\n    env:\n      SOUND_DEVICE: none\n",
            ),
        )
    )
    return _in(
        WORKFLOW, lambda text: text if new in text else text.replace(old, new, 1)
    )


def _step(random: Random) -> Edit:
    step, is_first = random.choice(_STEPS), random.random() < 0.3

    def change(text: str) -> str:
        if step in text:
            return text
        place = "      - name: Install\n" if is_first else "\n  lint:\n"
        return text.replace(place, f"{step}{place}", 1)

    return _in(WORKFLOW, change)


#: What people do, with how often they do it.
_KINDS: dict[Callable[[Random], Edit], int] = {
    _library: 14,
    _tool: 8,
    _item: 8,
    _key: 8,
    _table: 7,
    _bound: 4,
    _release: 10,
    _comment: 3,
    _formatted: 3,
    _dropped: 2,
    _autoupdate: 5,
    _hooks: 4,
    _hook: 4,
    _action: 4,
    _workflow: 6,
    _step: 5,
}
