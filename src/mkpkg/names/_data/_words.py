"""Words with a meaning of their own, kept by hand."""

# The hard keywords of Python 3.10 to 3.15, and the one name that cannot be bound
# (Python language reference, "Keywords" and "Built-in constants").
KEYWORDS = frozenset(
    [
        "False",
        "None",
        "True",
        "and",
        "as",
        "assert",
        "async",
        "await",
        "break",
        "class",
        "continue",
        "def",
        "del",
        "elif",
        "else",
        "except",
        "finally",
        "for",
        "from",
        "global",
        "if",
        "import",
        "in",
        "is",
        "lambda",
        "nonlocal",
        "not",
        "or",
        "pass",
        "raise",
        "return",
        "try",
        "while",
        "with",
        "yield",
        "__debug__",
    ]
)

# Microsoft, "Naming Files, Paths, and Namespaces".
WINDOWS_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", "conin$", "conout$"]
    + [f"{port}{digit}" for port in ("com", "lpt") for digit in "123456789¹²³"]
)

# What the import system and the interpreter give a meaning (Python language reference,
# "The import system" and "Module objects").
PYTHON_NAMES = frozenset(
    [
        "__all__",
        "__annotations__",
        "__builtins__",
        "__cached__",
        "__class__",
        "__dict__",
        "__dir__",
        "__doc__",
        "__file__",
        "__future__",
        "__getattr__",
        "__init__",
        "__lazy_modules__",
        "__loader__",
        "__main__",
        "__name__",
        "__package__",
        "__path__",
        "__pycache__",
        "__spec__",
    ]
)

# A top-level package of such a name is hidden by what the template writes in tests/.
TEMPLATE_NAMES = frozenset(["test_public_api", "tests"])

# Every package of the template has one.
INTERNALS = frozenset(["_internals"])

# Python standard library, site: imported by every interpreter that finds them.
START_HOOKS = frozenset(["sitecustomize", "usercustomize"])

# What a project's own development imports by name, and what installers and test
# runners put into site-packages beside it.
TOOLS = {
    "error": frozenset(["conftest", "pip", "pkg_resources", "pytest", "setuptools"]),
    "warning": frozenset(
        [
            "_distutils_hack",
            "_manylinux",
            "_pytest",
            "_typeshed",
            "easy_install",
            "py",
            "wheel",
        ]
    ),
}

# check-wheel-contents W005, and what setuptools leaves out of a flat layout.
COMMON_FOLDERS = frozenset(
    [
        "app",
        "assets",
        "benchmark",
        "benchmarks",
        "bin",
        "build",
        "changelog",
        "ci",
        "cli",
        "conanfile",
        "data",
        "debian",
        "dist",
        "doc",
        "docs",
        "documentation",
        "dodo",
        "env",
        "example",
        "examples",
        "exercise",
        "exercises",
        "fabfile",
        "htmlcov",
        "lib",
        "manage",
        "manpages",
        "news",
        "newsfragments",
        "noxfile",
        "pavement",
        "python",
        "scripts",
        "sconstruct",
        "setup",
        "site_scons",
        "src",
        "tasks",
        "test",
        "tests",
        "tools",
        "toxfile",
        "unit_test",
        "unit_tests",
        "util",
        "utils",
        "venv",
    ]
)

# github/gitignore, Python: the folders that its unanchored patterns match anywhere.
IGNORED_FOLDERS = frozenset(
    [
        "ENV",
        "build",
        "cover",
        "develop_eggs",
        "dist",
        "downloads",
        "eggs",
        "env",
        "htmlcov",
        "instance",
        "lib",
        "lib64",
        "parts",
        "sdist",
        "target",
        "var",
        "venv",
        "wheels",
    ]
)

# The names in `builtins` of Python 3.10 to 3.15 that are in lower case, those of
# exceptions left out, as no package is called so by accident.
BUILTINS = frozenset(
    [
        "abs",
        "aiter",
        "all",
        "anext",
        "any",
        "ascii",
        "bin",
        "bool",
        "breakpoint",
        "bytearray",
        "bytes",
        "callable",
        "chr",
        "classmethod",
        "compile",
        "complex",
        "copyright",
        "credits",
        "delattr",
        "dict",
        "dir",
        "divmod",
        "enumerate",
        "eval",
        "exec",
        "exit",
        "filter",
        "float",
        "format",
        "frozendict",
        "frozenset",
        "getattr",
        "globals",
        "hasattr",
        "hash",
        "help",
        "hex",
        "id",
        "input",
        "int",
        "isinstance",
        "issubclass",
        "iter",
        "len",
        "license",
        "list",
        "locals",
        "map",
        "max",
        "memoryview",
        "min",
        "next",
        "object",
        "oct",
        "open",
        "ord",
        "pow",
        "print",
        "property",
        "quit",
        "range",
        "repr",
        "reversed",
        "round",
        "set",
        "setattr",
        "slice",
        "sorted",
        "staticmethod",
        "str",
        "sum",
        "super",
        "tuple",
        "type",
        "vars",
        "zip",
    ]
)

GENERIC = frozenset(
    [
        "api",
        "base",
        "common",
        "config",
        "core",
        "helpers",
        "main",
        "misc",
        "util",
        "utils",
    ]
)
