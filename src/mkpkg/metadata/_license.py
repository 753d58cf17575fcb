"""Licences: SPDX expressions from what people write, and from the texts themselves."""

import re
from collections.abc import Iterable
from typing import NamedTuple

# What stands early in a text, in lower case and with single spaces, and only there.
_TEXTS = {
    "gnu affero general public license version 3": "AGPL-3.0-or-later",
    "gnu lesser general public license version 3": "LGPL-3.0-or-later",
    "gnu lesser general public license version 2.1": "LGPL-2.1-or-later",
    # "If the Program does not specify a version number", any later one may be chosen.
    "gnu general public license version 3": "GPL-3.0-or-later",
    "gnu general public license version 2": "GPL-2.0-or-later",
    "mozilla public license version 2.0": "MPL-2.0",
    "mozilla public license, v. 2.0": "MPL-2.0",
    "apache license version 2.0": "Apache-2.0",
    "apache license, version 2.0": "Apache-2.0",
    "eclipse public license - v 2.0": "EPL-2.0",
    "boost software license - version 1.0": "BSL-1.0",
    "zope public license (zpl) version 2.1": "ZPL-2.1",
    "python software foundation license version 2": "PSF-2.0",
    "cc0 1.0 universal": "CC0-1.0",
    "this is free and unencumbered software": "Unlicense",
    "permission is hereby granted, free of charge, to any person": "MIT",
    "permission to use, copy, modify, and/or distribute this software": "ISC",
    "permission to use, copy, modify, and distribute this software": "ISC",
    "redistribution and use in source and binary forms": "BSD-2-Clause",
}
_THIRD_CLAUSE = re.compile(r"neither the names? of|may not be used to endorse")

# What people write, in lower case, without "the", "licence" and punctuation.
_WORDS = {
    "mit": "MIT",
    "expat": "MIT",
    "apache": "Apache-2.0",
    "apache 2": "Apache-2.0",
    "apache 2.0": "Apache-2.0",
    "apache2": "Apache-2.0",
    "asl 2.0": "Apache-2.0",
    "apache software": "Apache-2.0",
    "apache software 2.0": "Apache-2.0",
    "3 clause bsd": "BSD-3-Clause",
    "bsd 3 clause": "BSD-3-Clause",
    "new bsd": "BSD-3-Clause",
    "modified bsd": "BSD-3-Clause",
    "2 clause bsd": "BSD-2-Clause",
    "bsd 2 clause": "BSD-2-Clause",
    "simplified bsd": "BSD-2-Clause",
    "mpl2": "MPL-2.0",
    "mpl 2.0": "MPL-2.0",
    "mozilla public 2.0 mpl 2.0": "MPL-2.0",
    "mozilla public 2.0": "MPL-2.0",
    "gplv3": "GPL-3.0-only",
    "gnu gplv3": "GPL-3.0-only",
    "gnu general public 3 gplv3": "GPL-3.0-only",
    "gplv3+": "GPL-3.0-or-later",
    "gnu general public 3 or later gplv3+": "GPL-3.0-or-later",
    "gnu general public 2 gplv2": "GPL-2.0-only",
    "gnu general public 2 or later gplv2+": "GPL-2.0-or-later",
    "lgplv3": "LGPL-3.0-only",
    "lgplv3+": "LGPL-3.0-or-later",
    "gnu lesser general public 3 lgplv3": "LGPL-3.0-only",
    "gnu lesser general public 3 or later lgplv3+": "LGPL-3.0-or-later",
    "isc iscl": "ISC",
    "unlicense unlicense": "Unlicense",
    "python software foundation": "PSF-2.0",
    "psf": "PSF-2.0",
    "zope public": "ZPL-2.1",
    "zpl 2.1": "ZPL-2.1",
}
_NOISE = re.compile(r"\b(?:the|licen[sc]e|version)\b|\bv(?=\d)|[^a-z0-9.+ ]")
_CLASSIFIER = re.compile(r"License :: OSI Approved :: (?P<name>.+)")
_COPYRIGHT = re.compile(
    r"(?im)^[ \t*#>]*copyright\s*(?:\(c\)|©|&copy;)?[ \t]*"
    r"(?P<year>[0-9]{4})(?:[ \t]*(?:[-\u2013,]|to)[ \t]*(?:[0-9]{4}|[0-9]{2}|present|now))*"
    r"[ \t]*,?[ \t]*(?:by[ \t]+)?(?P<holder>[^\n]*)"
)
_RIGHTS = re.compile(r"(?i)[\s.,;]*(?:all rights reserved)?[\s.,;]*$")


class Copyright(NamedTuple):
    """The first copyright line of a licence."""

    year: str
    holder: str


def canonical_expression(text: str) -> str:
    """Return an SPDX expression in its canonical spelling (PEP 639).

    Raises:
        ValueError: It is none.
    """
    from packaging.licenses import canonicalize_license_expression

    return str(canonicalize_license_expression(text))


def license_in_words(text: str) -> str | None:
    """Return the SPDX expression that people mean, or None where that is unclear."""
    try:
        return canonical_expression(text)
    except ValueError:
        words = " ".join(_NOISE.sub(" ", text.lower()).split())
        return _WORDS.get(words)


def license_in_classifiers(classifiers: Iterable[str]) -> str | None:
    """Return the SPDX expression of the one licence among trove classifiers."""
    named = filter(None, map(_CLASSIFIER.fullmatch, classifiers))
    found = {license_in_words(match["name"]) for match in named}
    return found.pop() if len(found) == 1 else None


def license_of_text(text: str) -> str | None:
    """Return the SPDX identifier of a licence's text, or None where it is not known."""
    plain = " ".join(re.sub(r"[*#>=_]+", " ", text.lower()).split())
    found = {start: plain.find(start) for start in _TEXTS}
    places = {start: place for start, place in found.items() if place >= 0}
    if not places:
        return None
    license = _TEXTS[min(places, key=lambda start: places[start])]
    is_longer = license == "BSD-2-Clause" and _THIRD_CLAUSE.search(plain)
    return "BSD-3-Clause" if is_longer else license


def copyright_of_text(text: str) -> Copyright | None:
    """Return the first copyright line of a licence's text that names a year."""
    found = _COPYRIGHT.search(text)
    if found is None:
        return None
    holder = re.sub(r"\s*[<(][^<>()]*[>)]\s*$", "", _RIGHTS.sub("", found["holder"]))
    return Copyright(found["year"], " ".join(holder.split()))
