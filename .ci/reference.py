"""Write what is generated of the reference: ``python .ci/reference.py [--check]``.

From the program itself comes the page of commands: how each is called, what it does and
its options. From its source comes the page of findings: every code, and what is said
with it. From the table of settings come the rows of their page.
"""

import ast
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from typer import Context
from typer.main import get_command

from mkpkg.cli._app import app
from mkpkg.commands._keys import KEYS
from mkpkg.names import RULES, SET_RULES

ROOT = Path(__file__).parents[1]
PAGES = ROOT / "docs/reference"
ROWS = re.compile(r"(?<=<!-- settings -->\n).*?(?=<!-- end of settings -->)", re.DOTALL)
COMMANDS = """\
# Commands

What `mkpkg COMMAND --help` says of every command and option.
`mkpkg-cli` is another name of the same program.
`-h` and `--help` show help, and `mkpkg --version` the version.
"""
# What the page of rules has.
RULED = {rule.code for rule in RULES} | {rule.code for rule in SET_RULES}
SEVERITIES = {
    "error": "error",
    "refused": "error",
    "bad_input": "error",
    "warning": "warning",
    "note": "note",
}
HEAD = """\
# Findings

Everything that mkpkg says about a project, a name or a run has a code: a lower-case word that stays the same from version to version.
It stands in brackets, as in `error[keyword]`, and in [JSON](json.md) under `code`.
An error stops the command; a warning and a note do not.

The rules about names have [a page of their own](names.md).
Below, `…` stands for what differs from case to case.

| code | | what is said |
|---|---|---|
"""


class Said(NamedTuple):
    """A message in the source.

    Attributes:
        code: Its code.
        severity: Whether it stops the command.
        message: The text, with `…` for what differs.
    """

    code: str
    severity: str
    message: str


def commands_page() -> str:
    """Return the page of commands."""
    program = get_command(app)
    sections = (
        "\n".join(section_of(name, command))
        for name, command in program.commands.items()  # type: ignore[attr-defined]
    )
    return "\n".join([COMMANDS, *sections])


def section_of(name: str, command: Any) -> Iterator[str]:
    """Yield the lines about a command."""
    context = Context(command, info_name=f"mkpkg {name}")
    text, _, example = command.help.partition("Example: ")
    page = PAGES / f"{name}.md"
    yield f"## mkpkg {name}\n"
    yield f"```\n{command.get_usage(context).removeprefix('Usage: ')}\n```\n"
    yield f"{text.strip()}\n"
    yield f"For example: `{example.strip()}`\n"
    if page.is_file():
        yield f"In detail: [`mkpkg {name}`]({page.name})\n"
    yield "| | means | default |\n|---|---|---|"
    yield from filter(None, map(row_of, command.params))
    yield ""


def row_of(param: Any) -> str | None:
    """Return the row about an argument or option, unless it is hidden."""
    if getattr(param, "hidden", False) or not getattr(param, "help", None):
        return None
    names = ", ".join(sorted(param.opts, key=len))
    if param.param_type_name == "argument":
        names = param.metavar
    value = param.metavar if param.param_type_name == "option" else None
    shown = " ".join(filter(None, (names, value)))
    default = param.default
    told = (
        f"`{default}`"
        if isinstance(default, str | int) and default not in ("", False)
        else ""
    )
    return f"| `{escaped(shown)}` | {escaped(param.help)} | {told} |"


def with_settings(page: str) -> str:
    """Return the page of settings with the rows of their table."""
    rows = [
        f"| `{name}` | `{json.dumps(key.default)}` | {key.meaning} | {escaped(key.form)} |"
        for name, key in KEYS.items()
    ]
    head = "| key | default | means | holds |\n|---|---|---|---|"
    table = "\n".join(["", head, *rows, "", ""])
    return ROWS.sub(lambda _: table, page)


class Helper(NamedTuple):
    """A function that makes findings of one form.

    Attributes:
        code: What says the code: a text, or one of the parameters.
        severity: Whether they stop the command.
        message: What says the text.
        parameters: Those of the function.
    """

    code: ast.expr
    severity: str
    message: ast.expr
    parameters: tuple[str, ...]

    def said(self, call: ast.Call, tree: ast.Module) -> Said:
        """Return what a call of the function says."""
        given = dict(zip(self.parameters, call.args, strict=False))
        given |= {keyword.arg or "": keyword.value for keyword in call.keywords}
        code = given.get(getattr(self.code, "id", ""), self.code)
        text = text_of(self.message, tree, given)
        return Said(text_of(code, tree), self.severity, text)


def helpers_in(tree: ast.Module) -> Iterator[tuple[str, Helper]]:
    """Yield the functions of a module that are told a message."""
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef) or function.name in SEVERITIES:
            continue
        parameters = tuple(argument.arg for argument in function.args.args)
        made = {
            node.targets[0].id: node.value
            for node in ast.walk(function)
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
        }
        for call in ast.walk(function):
            if isinstance(call, ast.Call) and (parts := parts_of(call)):
                code, severity, message = parts
                message = made.get(getattr(message, "id", ""), message)
                names = {
                    node.id for node in ast.walk(message) if isinstance(node, ast.Name)
                }
                # Other parameters are what a text is about, and not the text.
                if names & set(parameters) & {"said", "message"}:
                    yield function.name, Helper(code, severity, message, parameters)


def parts_of(call: ast.Call) -> tuple[ast.expr, str, ast.expr] | None:
    """Return what makes the code, severity and text of a finding, if a call makes one."""
    name = getattr(call.func, "id", "")
    if name == "Finding" and len(call.args) > 2:
        code, severity, message, *_ = call.args
        return code, getattr(severity, "attr", "error").lower(), message
    if name in SEVERITIES and len(call.args) > 1:
        return call.args[0], SEVERITIES[name], call.args[1]
    return None


def said_in(tree: ast.Module, helpers: Mapping[str, Helper]) -> Iterator[Said]:
    """Yield every message that a module's source has.

    Args:
        tree: The source.
        helpers: Functions elsewhere that are told messages.
    """
    helpers = {**helpers, **dict(helpers_in(tree))}
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                yield from _said_in_table(key, value)
        if not isinstance(node, ast.Call):
            continue
        helper = helpers.get(getattr(node.func, "id", ""))
        parts = parts_of(node)
        if helper:
            yield helper.said(node, tree)
        elif parts and isinstance(parts[0], ast.Constant):
            code, severity, message = parts
            yield Said(text_of(code, tree), severity, text_of(message, tree))


def _said_in_table(key: ast.expr | None, value: ast.expr) -> Iterator[Said]:
    is_text = isinstance(value, ast.Call) and getattr(value.func, "id", "") == "Text"
    if isinstance(key, ast.Constant) and is_text:
        severity, message, *_ = value.args  # type: ignore[attr-defined]
        text = re.sub(r"{\w+}", "…", text_of(message, value))
        yield Said(key.value, severity.attr.lower(), text)  # type: ignore[arg-type]


def text_of(
    node: ast.expr, tree: ast.AST, given: Mapping[str, ast.expr] | None = None
) -> str:
    """Return the text that an expression makes.

    Args:
        node: The expression.
        tree: Where it is.
        given: What some names stand for.
    """
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(text_of(value, tree, given) for value in node.values)
    given = given or {}
    if isinstance(node, ast.FormattedValue) and isinstance(node.value, ast.Name):
        told = given.get(node.value.id)
        return text_of(told, tree) if told else "…"
    if isinstance(node, ast.Name) and node.id in given:
        return text_of(given[node.id], tree)
    if isinstance(node, ast.Name):
        texts = [
            found.value
            for found in ast.walk(tree)
            if isinstance(found, ast.Assign)
            and getattr(found.targets[0], "id", "") == node.id
            and isinstance(found.value, ast.Constant | ast.JoinedStr)
            and abs(found.lineno - node.lineno) < 12
        ]
        if len(texts) == 1:
            return text_of(texts[0], tree)
    return "…"


def findings_page() -> str:
    """Return the page of findings."""
    trees = {
        path: ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted((ROOT / "src/mkpkg").rglob("*.py"))
    }
    shared = {
        name: helper
        for tree in trees.values()
        for name, helper in helpers_in(tree)
        if not name.startswith("_")
    }
    every = {
        said
        for path, tree in trees.items()
        for said in said_in(tree, shared)
        if "names" not in path.parts or said.code not in RULED
    }
    return HEAD + "".join(f"{row}\n" for row in rows(every))


def rows(every: Iterable[Said]) -> Iterator[str]:
    """Yield a row for each code."""
    found: dict[str, list[Said]] = {}
    for said in sorted(every):
        found.setdefault(said.code, []).append(said)
    for code, messages in found.items():
        severities = ", ".join(dict.fromkeys(said.severity for said in messages))
        texts = [said.message for said in messages if said.message.strip("… `:")]
        yield f"| `{code}` | {severities} | {'<br>'.join(map(escaped, texts)) or '…'} |"


def escaped(text: str) -> str:
    """Return a text for a cell of a table."""
    return (
        re.sub(r"([|<>*_])", r"\\\1", text.replace("\\", "\\\\"))
        if "`" not in text
        else text.replace("|", "\\|")
    )


def main() -> int:
    """Write the pages, or with ``--check`` tell whether they are current."""
    settings = PAGES / "settings.md"
    texts = {
        settings: with_settings(settings.read_text(encoding="utf-8")),
        PAGES / "commands.md": commands_page(),
        PAGES / "findings.md": findings_page(),
    }
    stale = [
        path
        for path, text in texts.items()
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]
    for path in stale:
        if "--check" not in sys.argv:
            path.write_text(texts[path], encoding="utf-8")
        print(
            f"{path.relative_to(ROOT)} {'is stale' if '--check' in sys.argv else 'written'}"
        )
    return int(bool(stale) and "--check" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
