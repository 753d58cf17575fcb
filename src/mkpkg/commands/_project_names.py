"""The names of a new project: judged together, and then trusted."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from mkpkg._errors import BadInput, raise_errors
from mkpkg._findings import Finding, errors_in
from mkpkg.layout import (
    Drawn,
    Layout,
    Outline,
    judge_items,
    parse_item,
    split_list,
)
from mkpkg.names import (
    CHARACTER_CODES,
    Kind,
    Policy,
    check_name,
    check_pair,
    check_room,
    derive_package,
    shown,
)

_EXAMPLE = "hello"


@dataclass(frozen=True, slots=True)
class ProjectNames:
    """Names that have passed: nobody judges them again.

    Attributes:
        project: The distribution's name.
        package: The import name.
        layout: What is inside the package.
        docs: Docstrings by dotted name, as `Answers` has them.
        findings: What is to be said of them; no errors.
    """

    project: str
    package: str
    layout: Layout
    findings: tuple[Finding, ...]
    docs: Mapping[str, str] = field(default_factory=dict)

    @property
    def hides_stdlib(self) -> bool:
        """Whether an import may find the standard library's module instead."""
        return any(finding.code == "stdlib" for finding in self.findings)


def read_names(
    project: str,
    import_name: str | None,
    sub: Iterable[str],
    policy: Policy,
    outline: Outline | None = None,
    *,
    has_example: bool,
) -> ProjectNames:
    """Judge the names of a project.

    Args:
        project: The distribution's name.
        import_name: The import name, or None to take the root of the outline, or else to
            derive it.
        sub: Lists of subpackages and modules, comma-separated.
        policy: How findings are weighed.
        outline: What is drawn, or None.
        has_example: Whether each package gets an example function.

    Raises:
        BadInput: A name is refused; it has all findings.
    """
    drawn = outline.package() if outline else Drawn("", 0)
    given = (drawn.name or None) if import_name is None else import_name
    package = derive_package(project) if given is None else given
    items = [*drawn.items, *(parse_item(text, package) for text in split_list(sub))]
    exports = frozenset({_EXAMPLE} if has_example else ())
    of_project = _judge_project(project, package, is_derived=given is None)
    told = (*_on_line(drawn, of_project), *judge_items(package, items, exports))
    found = policy.weigh((*outline.located(told), *outline.notes) if outline else told)
    raise_errors(found, BadInput)
    docs = {doc.dotted: doc.text for doc in drawn.docs}
    return ProjectNames(project, package, Layout.of(items), found, docs)


def _on_line(drawn: Drawn, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield findings; what is about a name that is drawn gets its line."""
    for found in findings:
        is_drawn = bool(drawn.name) and found.name == drawn.name
        yield found._replace(line=drawn.line) if is_drawn else found


def _judge_project(
    project: str, package: str, *, is_derived: bool
) -> tuple[Finding, ...]:
    of_project = check_name(project, "dist")
    if is_derived and any(f.code in CHARACTER_CODES for f in of_project):
        # The import name is derived from it, and would be refused for the same reason.
        return of_project
    of_package = check_name(package, "package")
    if not errors_in(of_package):
        of_package += check_room(package, Kind.PACKAGE)
    if is_derived:
        of_package = tuple(_derived(finding, project) for finding in of_package)
    return (*of_project, *of_package, *check_pair(project, package))


def _derived(finding: Finding, project: str) -> Finding:
    """Say that the name was not typed, and how to choose it."""
    other = finding.suggestion or "NAME"
    message = finding.message
    if finding.name != project:
        message += f" (derived from the project name `{shown(project)}`)"
    return finding._replace(
        message=message,
        help=f"choose another name, or only for the import: --import-name {other}",
    )
