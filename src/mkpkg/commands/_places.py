"""Whether there is a place for what is asked for: it is new, and its name is free."""

from collections.abc import Iterator

from mkpkg._findings import Finding, error, warning
from mkpkg.layout import Child, Item, Made, PackageFolder
from mkpkg.names import Kind, Named, check_siblings, shown
from mkpkg.source import Modules, holds

from ._asked import Asked
from ._project import Project
from ._wants import wants_of

_THERE = (Made.PACKAGE, Made.MODULE, Made.COMPILED, Made.UNBUILT)


def judge_places(asked: Asked) -> tuple[Finding, ...]:
    """Return what keeps items from being added, and what may.

    An item must not exist, nor clash with what is beside it, nor have the name of
    something else that its parent has.
    """
    modules = asked.project.modules()
    found = (
        _on_line(item, finding)
        for item in asked.items
        for finding in _judge_item(asked, item, modules)
    )
    return tuple(dict.fromkeys(found))


def _on_line(item: Item, found: Finding) -> Finding:
    """Return a finding; the place of one about an item that is drawn is its line."""
    if item.line is None:
        return found
    return found._replace(path=None, line=item.line)


def _judge_item(asked: Asked, item: Item, modules: Modules) -> Iterator[Finding]:
    package = asked.top
    first = len(item.parts) - len(item.own)
    for depth, part in enumerate(item.parts):
        child = package.by_name.get(part)
        is_last = depth == len(item.parts) - 1
        kind = Kind.MODULE if is_last and item.is_module else Kind.SUBPACKAGE
        if child is None or child.made not in _THERE:
            # What another item has to answer for is judged there.
            if depth >= first:
                yield from _clashes(package, Named(part, kind))
                yield from _judge_name(asked.project, package, part, modules)
            return
        if is_last and kind is _kind(child):
            yield _exists(item, child)
            return
        if is_last:
            yield from _clashes(package, Named(part, kind))
            return
        inner = asked.package(item.parts[: depth + 1])
        if inner is None:
            if depth >= first - 1:
                yield _not_a_package(item, child)
            return
        package = inner


def _clashes(package: PackageFolder, new: Named) -> Iterator[Finding]:
    """Yield why a name cannot stand beside what is there."""
    siblings = [
        Named(child.name, _kind(child))
        for child in package.children
        if child.made in _THERE
    ]
    for found in check_siblings(package.dotted, [*siblings, new]):
        # How those that are there go together is not what was asked.
        if found.name == new.name:
            yield found


def _judge_name(
    project: Project, package: PackageFolder, name: str, modules: Modules
) -> Iterator[Finding]:
    """Yield why a package has a name already, or why that cannot be known."""
    dotted = package.dotted
    is_itself = modules.origin(dotted, name) == (f"{dotted}.{name}", None)
    answer = not is_itself and holds(modules, dotted, name)
    if answer is True:
        said = f"{dotted} has the name `{shown(name)}` already"
        yield _taken(name, said, package.path)
    elif answer:
        yield _doubtful(name, dotted, answer.why, package.path)
    else:
        yield from _judge_lifted(project, package, name, modules)


def _judge_lifted(
    project: Project, package: PackageFolder, name: str, modules: Modules
) -> Iterator[Finding]:
    """Yield which modules a package is to have the name from, or may."""
    wants = wants_of(package, project.settings)
    is_open = wants.adds and name not in wants.private
    for child in wants.lifted if is_open else ():
        module = f"{package.dotted}.{child}"
        public = modules.public(module)
        if name in public.names:
            said = f"{package.dotted} gets the name `{shown(name)}` from {module}"
            yield _taken(name, said, project.path_of(module))
            continue
        reason = public.unknowable
        if reason and reason.code != "off" and holds(modules, module, name):
            yield _doubtful(name, module, reason.why, project.path_of(module))


def _taken(name: str, said: str, path: str | None) -> Finding:
    found = error(
        "taken",
        said,
        why="the module would take its place when it is imported",
        help="choose another name, or rename what has it now",
        path=path,
    )
    return found._replace(name=name)


def _doubtful(name: str, module: str, why: str, path: str | None) -> Finding:
    found = warning(
        "taken",
        f"{module} may have the name `{shown(name)}` already: {why}",
        why="if it has, the module takes its place when it is imported",
        help="look, and rename one of the two if so",
        path=path,
    )
    return found._replace(name=name)


def _kind(child: Child) -> Kind:
    return Kind.SUBPACKAGE if child.made is Made.PACKAGE else Kind.MODULE


def _exists(item: Item, child: Child) -> Finding:
    found = error(
        "exists",
        f"`{shown(item.text)}` is there already",
        help="choose another name; to have its lines mended: mkpkg sync",
        path=child.path,
    )
    return found._replace(name=item.text)


def _not_a_package(item: Item, child: Child) -> Finding:
    first = f"make {shown(child.path)} a package first, or " if child.path else ""
    found = error(
        "not-a-package",
        f"`{shown(item.text)}` would be inside of the module `{shown(child.name)}`",
        why="only a package, which is a folder, has something inside",
        help=f"{first}choose another name",
        path=child.path,
    )
    return found._replace(name=item.text)
