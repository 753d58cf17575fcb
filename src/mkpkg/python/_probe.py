"""Answers questions about imports, inside of the interpreter that is asked.

This file is run, and never imported. It must be understood by every Python from 3.8 on,
and it must not run what it is asked about: it finds modules and loads none. A question
is one line of JSON on standard input, an answer one line on standard output, behind a
word that tells it from what others print.
"""

import sys

if sys.version_info < (3, 8):
    sys.exit(f"it is Python {sys.version_info[0]}.{sys.version_info[1]}")

# Before the first import: what a program finds loaded, and what it searches.
_LOADED = {name: sys.modules[name] for name in sys.modules if name != "__main__"}
_IS_SAFE = bool(getattr(sys.flags, "safe_path", False) or sys.flags.isolated)
_PATH = list(sys.path if _IS_SAFE else sys.path[1:])
_FINDERS = list(sys.meta_path)

# From here on, nothing but the standard library may be imported.
_OS = sys.modules["os"]
_STDLIB = _OS.path.dirname(_OS.__file__)
_ZIP = f"python{sys.version_info[0]}{sys.version_info[1]}.zip"
sys.path[:] = [
    entry
    for entry in _PATH
    if _OS.path.basename(entry) in (_ZIP, "lib-dynload", "DLLs") or entry == _STDLIB
]
sys.meta_path[:] = [
    finder
    for finder in _FINDERS
    if getattr(finder, "__module__", "").startswith("_frozen_importlib")
]

import importlib.machinery
import importlib.util
import json
import os
import pkgutil
import site

# Finders of editable installs, which look a name up and do nothing else. Others may
# build what they are asked about, so they are named and not asked.
_HARMLESS = ("__editable__", "editables", "_editable_impl_")


def facts(question: "dict[str, object]") -> "dict[str, object]":
    """Tell what kind of interpreter this is, and what it searches."""
    return {
        "version": list(sys.version_info[:3]),
        "implementation": sys.implementation.name,
        "platform": sys.platform,
        "executable": sys.executable,
        "prefix": sys.prefix,
        "base_prefix": sys.base_prefix,
        "path": [_entry(entry) for entry in _PATH],
        "is_safe": _IS_SAFE,
        "stdlib": _STDLIB,
        "python_path": _python_path(),
        "site_packages": _site_packages(),
        "user_site": _user_site(),
        "loaded": {name: _module(_LOADED[name]) for name in _LOADED},
        "builtins": sorted(sys.builtin_module_names),
        "finders": [_finder_name(f) for f in _FINDERS if not _is_standard(f)],
        "unasked": [_finder_name(f) for f in _FINDERS if not _is_asked(f)],
    }


def find(question: "dict[str, object]") -> "list[dict[str, object]]":
    """Tell every place of a module, in the order in which they are asked.

    A module of the top level is looked for everywhere, one in a package only there.
    """
    name = str(question["name"])
    locations = question["locations"]
    entries = locations if isinstance(locations, list) else _PATH
    is_top = locations is None
    if is_top and not _IS_SAFE:
        entries = [os.getcwd()] + entries
    if is_top:
        entries = entries + list(question["extra"])  # type: ignore[call-overload]
    found = []
    for finder in _FINDERS:
        owner = _finder_name(finder)
        if owner.endswith(".PathFinder"):
            found += [_on_path(name, entry) for entry in entries]
        elif _is_asked(finder):
            spec = _asked(finder, name, None if is_top else entries)
            found.append(_described(spec, None, owner))
    return [place for place in found if place is not None]


def members(question: "dict[str, object]") -> "list[str]":
    """Tell the names of what can be imported from places."""
    names = set()  # type: set[str]
    for entry in question["locations"]:  # type: ignore[attr-defined]
        names.update(module.name for module in pkgutil.iter_modules([entry]))
        names.update(name for name in _listed(entry) if _is_space(entry, name))
    return sorted(names)


def beside(question: "dict[str, object]") -> "list[str]":
    """Tell the files of a folder that bear a name, its case aside."""
    name = str(question["name"]).lower()
    listed = _listed(str(question["entry"]))
    return [file for file in listed if file.split(".")[0].lower() == name]


def source(question: "dict[str, object]") -> "str | None":
    """Return the text of a module that is in no file of its own, as in an archive."""
    spec = _spec(str(question["name"]), str(question["entry"]))
    try:
        return spec.loader.get_source(spec.name)  # type: ignore
    except Exception:
        return None


def owner(question: "dict[str, object]") -> "dict[str, object] | None":
    """Tell the distribution in a folder that a file of it belongs to."""
    # Only where it is asked for: it takes longer than all of the rest.
    import importlib.metadata

    entry, file = str(question["entry"]), str(question["file"])
    top = file.split("/")[0].split(".")[0]
    for found in importlib.metadata.distributions(path=[entry]):
        record = found.read_text("RECORD")
        if record is None:
            is_owner = top in (found.read_text("top_level.txt") or "").split()
        else:
            is_owner = f"\n{file}," in f"\n{record}"
        if is_owner:
            return {
                "name": found.metadata["Name"],
                "version": found.version,
                "direct_url": found.read_text("direct_url.json"),
            }
    return None


def _on_path(name: str, entry: str) -> "dict[str, object] | None":
    return _described(_spec(name, entry), entry, "path")


def _spec(name: str, entry: str) -> "importlib.machinery.ModuleSpec | None":
    importer = pkgutil.get_importer(entry)
    if hasattr(importer, "find_spec"):
        return _asked(importer, name)
    # Archives, before 3.10.
    loader = importer.find_module(name) if importer else None
    return importlib.util.spec_from_loader(name, loader) if loader else None


def _asked(finder: object, *about: object) -> "importlib.machinery.ModuleSpec | None":
    try:
        return finder.find_spec(*about)  # type: ignore
    except Exception:
        return None


def _described(
    spec: "importlib.machinery.ModuleSpec | None", entry: "str | None", finder: str
) -> "dict[str, object] | None":
    if spec is None:
        return None
    locations = spec.submodule_search_locations
    # What is frozen into the interpreter may say which file it was made from.
    made_from = getattr(spec.loader_state, "filename", None)
    return {
        "nature": _nature(spec),
        "origin": spec.origin if spec.has_location else made_from,
        "locations": None if locations is None else list(locations),
        "entry": entry,
        "finder": finder,
    }


def _nature(spec: "importlib.machinery.ModuleSpec") -> str:
    loader = spec.loader
    kind = getattr(loader, "__name__", type(loader).__name__)
    if loader is None or "Namespace" in kind:
        return "namespace"
    if kind in ("BuiltinImporter", "FrozenImporter"):
        return "builtin" if kind[0] == "B" else "frozen"
    if spec.submodule_search_locations is not None:
        return "package"
    by_loader = {"ExtensionFileLoader": "extension", "SourcelessFileLoader": "bytecode"}
    return by_loader.get(kind, "module")


def _module(module: object) -> "dict[str, object]":
    file = getattr(module, "__file__", None)
    places = getattr(module, "__path__", None)
    return {
        "origin": file if isinstance(file, str) else None,
        "locations": None if places is None else [str(place) for place in places],
    }


def _entry(entry: str) -> "dict[str, object]":
    is_file, is_folder = os.path.isfile(entry), os.path.isdir(entry)
    made = "archive" if is_file else "folder" if is_folder else "nothing"
    return {"path": entry, "made": made}


def _python_path() -> "list[str]":
    given = os.environ.get("PYTHONPATH", "")
    if not given or sys.flags.ignore_environment:
        return []
    return [os.path.abspath(entry) for entry in given.split(os.pathsep)]


def _site_packages() -> "list[str]":
    # Older versions of virtualenv brought a module without that function.
    if not hasattr(site, "getsitepackages"):
        return []
    return [os.path.abspath(place) for place in site.getsitepackages()]


def _user_site() -> "str | None":
    if not site.ENABLE_USER_SITE:
        return None
    return os.path.abspath(site.getusersitepackages())


def _finder_name(finder: object) -> str:
    kind = finder if isinstance(finder, type) else type(finder)
    return f"{kind.__module__}.{kind.__qualname__}"


def _is_standard(finder: object) -> bool:
    return _finder_name(finder).startswith("_frozen_importlib")


def _is_asked(finder: object) -> bool:
    return _is_standard(finder) or _finder_name(finder).startswith(_HARMLESS)


def _listed(entry: str) -> "list[str]":
    try:
        return sorted(os.listdir(entry))
    except OSError:
        return []


def _is_space(entry: str, name: str) -> bool:
    """Tell whether a folder without an `__init__.py` looks like a namespace."""
    folder = os.path.join(entry, name)
    if not name.isidentifier() or name == "__pycache__":
        return False
    return any(
        file.endswith(".py")
        or os.path.isfile(os.path.join(folder, file, "__init__.py"))
        for file in _listed(folder)
    )


def _serve(word: str) -> None:
    """Answer questions until there are no more."""
    known = {f.__name__: f for f in (facts, find, members, beside, source, owner)}
    for line in iter(sys.stdin.readline, ""):
        question = json.loads(line)
        answer = known[question["ask"]](question)
        sys.stdout.write(f"\n{word}{json.dumps(answer)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _serve(sys.argv[1])
