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
