"""The forms of the import statement for one name, and what each of them binds."""

from collections.abc import Iterator

from mkpkg.source import Modules, Run

from ._which_answer import Answer, Form


def forms_of(answer: Answer, modules: Modules, run: Run) -> tuple[Form, ...]:
    """Return the statements that import a module or something of it.

    All of them run the same files; they differ in the one name that they bind
    (language reference, 7.11).
    """
    return tuple(_forms(answer, modules, run))


def _forms(answer: Answer, modules: Modules, run: Run) -> Iterator[Form]:
    module = answer.chain[-1].name
    outer, _, last = module.rpartition(".")
    short = last[:1]
    if outer:
        top = module.partition(".")[0]
        yield Form(f"import {module}", top, "the package, and not the module")
    else:
        yield Form(f"import {module}", module, "the module")
    yield Form(f"import {module} as {short}", short, "the module")
    if outer:
        yield Form(f"from {outer} import {last}", last, "the module")
    name = answer.attribute.name if answer.attribute else _example(module, modules, run)
    if name:
        yield Form(f"from {module} import {name}", name, "its value at that moment")
        other = "y" if name == "x" else "x"
        yield Form(f"from {module} import {name} as {other}", other, "the same")


def _example(module: str, modules: Modules, run: Run) -> str | None:
    """Return a name of a module that may be imported from it, if one is known."""
    bound = run.names.get(module, {})
    own = (name for name, meaning in bound.items() if meaning is None)
    names = (*modules.public(module).names, *own)
    return next((name for name in names if not name.startswith("_")), None)
