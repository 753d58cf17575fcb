"""Licences: SPDX expressions, and the texts that the template has."""

from collections.abc import Iterator

from mkpkg._findings import Finding, error, note
from mkpkg.metadata import canonical_expression
from mkpkg.names import shown

#: What stands for no licence.
NO_LICENSE = "none"
#: Names of files with the text of a licence, as build backends find it.
LICENSE_FILES = ("LICEN[CS]E*", "licen[cs]e*", "Licen[cs]e*", "COPYING*")
#: The licences that the template has the text of.
WITH_TEXT = ("MIT", "Apache-2.0", "BSD-3-Clause", "MPL-2.0", "GPL-3.0-or-later")


#: What is offered to choose from; any other SPDX expression is accepted, too.
LICENSES = (*WITH_TEXT, NO_LICENSE)


def check_license(text: str) -> Iterator[Finding]:
    """Yield what is wrong with a licence: an SPDX expression (PEP 639), or ``none``."""
    try:
        canonical_license(text)
    except ValueError as reason:
        yield error(
            "license",
            f"`{shown(text)}` is not an SPDX licence expression",
            why=str(reason),
            help=f"--license {_nearest(text)}",
        )


def canonical_license(text: str) -> str:
    """Return a licence in its canonical spelling.

    Raises:
        ValueError: It is neither an SPDX expression nor ``none``.
    """
    known = {name.lower(): name for name in (NO_LICENSE, *WITH_TEXT)}
    return known.get(text.lower()) or canonical_expression(text)


def license_note(license: str, *, is_there: bool) -> tuple[Finding, ...]:
    """Return what to say about a licence; `is_there` tells whether a text is kept."""
    if is_there or license in WITH_TEXT:
        return ()
    if license == NO_LICENSE:
        message = "no licence: nobody else may use the package yet"
        return (note("license", message, help="choose one: --license MIT"),)
    message = f"the text of {license} is yours to add, as LICENSE"
    return (note("license", message),)


def license_terms(license: str) -> str:
    """Return what follows from choosing a licence, in a few words; it must be one."""
    canonical = canonical_license(license)
    if canonical in WITH_TEXT:
        return "its text goes into the file LICENSE"
    return license_note(canonical, is_there=False)[0].message


def _nearest(text: str) -> str:
    import difflib

    known = {name.lower(): name for name in WITH_TEXT}
    near = difflib.get_close_matches(text.lower(), known, n=1, cutoff=0.3)
    return known[near[0]] if near else WITH_TEXT[0]
