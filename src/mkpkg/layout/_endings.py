"""What the names of files say about the modules in them."""

import re

# A tag of the interpreter says that it is a module (PEP 3149), and so does `.pyd`.
_COMPILED = re.compile(r"\.(pyd|.+\.(so|pyd))")
# A library for C, a part of a module, or a module whose source is elsewhere (PEP 3147).
_BUILT = frozenset({".so", ".dylib", ".pyc"})
_SOURCES = frozenset(
    {
        ".c", ".c++", ".cc", ".cpp", ".cu", ".cxx", ".f", ".f03", ".f08", ".f77", ".f90",
        ".f95", ".for", ".ftn", ".go", ".i", ".m", ".mm", ".nim", ".pyf", ".pyx", ".rs",
        ".swg", ".zig",
    }
)  # fmt: skip
# A text that another is made from, as in `_version.py.in`: what it ends in.
_TEMPLATES = frozenset(
    {
        "cog", "in", "j2", "jinja", "jinja2", "mako", "src", "tempita", "template", "tmpl",
        "tp", "tpl",
    }
)  # fmt: skip

#: What the name of a module's file may end in, and be something that runs.
PYTHON_ENDINGS = (".py", "/__init__.py")
COMPILED_ENDINGS = (
    ".so",
    ".pyd",
    ".pyc",
    ".abi3.so",
    ".cpython-313-x86_64-linux-gnu.so",
    ".cpython-313-darwin.so",
    ".cp313-win_amd64.pyd",
    ".c",
    ".cpp",
)


def is_compiled(ending: str) -> bool:
    """Tell whether a file holds a compiled module."""
    return bool(_COMPILED.fullmatch(ending))


def may_become_module(ending: str) -> bool:
    """Tell whether a file may be a module, or be made into one."""
    return ending in _BUILT or is_source(ending)


def is_source(ending: str) -> bool:
    """Tell whether a build may make a module of a file."""
    made, _, last = ending.rpartition(".")
    if made:
        return last in _TEMPLATES and (made in (".py", ".pyi") or is_source(made))
    return ending.lower() in _SOURCES
