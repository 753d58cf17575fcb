"""What gives a module names that its statements do not show.

A module can bind a name without a statement where it has its own dictionary, itself as
an object, or code that it runs. Whatever may be one of these counts, under any name: to
keep a name that is gone is a small thing, to take one for gone that exists is not.
"""

import ast

from ._module import Source, absolute, read_module
from ._parse import parse

# What is asked of a dictionary in these ways does not change it.
_READING = frozenset({"copy", "get", "items", "keys", "values"})
_DICTIONARIES = frozenset({"globals", "locals", "vars"})
_RUNNING = frozenset({"exec", "eval"})
_IMPORTING = frozenset({"__import__", "import_module"})
_ATTRIBUTES = frozenset(
    {"__globals__", "f_globals", "f_locals", "getmodule", "global_enum", "modules"}
)
_NAMES = frozenset({"__builtins__", "__path__", "getmodule", "global_enum"})
_HIDDEN = _DICTIONARIES | _RUNNING | _IMPORTING | _ATTRIBUTES | {"__dict__"}
# What is told the name of a module by custom, and leaves the module alone.
_TOLD = frozenset(
    {
        "Blueprint",
        "Enum",
        "Flag",
        "Flask",
        "IntEnum",
        "IntFlag",
        "NamedTuple",
        "StrEnum",
        "TypeVar",
        "files",
        "getLogger",
        "get_logger",
        "import_module",
        "make_dataclass",
        "metadata",
        "namedtuple",
        "print",
        "str",
        "version",
        "warn_explicit",
    }
)
_IN_TEXTS = ast.Attribute | ast.BinOp | ast.Compare | ast.FormattedValue


def may_bind_more(source: Source, dotted: str = "") -> bool:
    """Tell whether a module may have names that its statements do not show.

    It may where it has a ``__getattr__`` (PEP 562), reaches for its own dictionary or
    for itself, hands its name on, or runs code that is made elsewhere. A stub need not
    say all that a compiled module has.

    Args:
        source: The module.
        dotted: Its name.
    """
    module = read_module(source)
    if source.is_stub or "__getattr__" in module.scope.keys() | module.promised:
        return True
    return _Search(parse(source.content), dotted, source.is_package).finds()


class _Search:
    """One search for signs in a module."""

    def __init__(self, tree: ast.Module, dotted: str, is_package: bool) -> None:
        self._tree = tree
        self._dotted = dotted
        self._is_package = is_package
        self._parents: dict[ast.AST, ast.AST] = {}
        self._called: dict[str, str] = {}
        self._modules: dict[str, str] = {}
        self._gives = False

    def finds(self) -> bool:
        """Tell whether there is a sign."""
        nodes = list(ast.walk(self._tree))
        self._gives = any(_gives_names(node) for node in nodes)
        for node in nodes:
            for child in ast.iter_child_nodes(node):
                self._parents[child] = node
            if isinstance(node, ast.Import | ast.ImportFrom):
                self._note(node)
        return any(map(self._is_sign, nodes))

    def _note(self, node: ast.Import | ast.ImportFrom) -> None:
        """Note what names from elsewhere are called here, and the module itself."""
        outer = ""
        if isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            outer = absolute(self._dotted, self._is_package, module) or ""
        for alias in node.names:
            name = alias.asname or alias.name
            whole = f"{outer}.{alias.name}" if outer else alias.name
            if outer:
                self._called[name] = alias.name
            elif not alias.asname:
                name = whole = whole.partition(".")[0]
            self._modules[name] = whole

    def _is_sign(self, node: ast.AST) -> bool:
        if isinstance(node, ast.Name):
            return self._is_name(node)
        if isinstance(node, ast.Attribute):
            return self._is_attribute(node)
        return isinstance(node, ast.Call) and _gets_hidden(node)

    def _is_name(self, node: ast.Name) -> bool:
        name = self._called.get(node.id, node.id)
        if name in _NAMES or (self._is_own(node) and not self._is_looked_into(node)):
            return True
        if self._is_builtins(node) and not self._is_looked_into(node):
            return True
        if name == "modules":
            return node.id in self._called and not self._is_in_comparison(node)
        return self._is_function(node, name)

    def _is_attribute(self, node: ast.Attribute) -> bool:
        if self._is_own(node) and not self._is_looked_into(node):
            return True
        if node.attr == "modules":
            return not self._is_in_comparison(node)
        if node.attr == "__dict__":
            return not (_is_of_self(node) or self._is_read(node))
        if self._is_builtins(node.value):
            return self._is_function(node, node.attr)
        if node.attr == "import_module":
            return self._is_function(node, node.attr)
        return node.attr in _ATTRIBUTES

    def _is_function(self, node: ast.expr, name: str) -> bool:
        """Tell whether a function that can reach the module is put to use."""
        if name == "__name__":
            return not self._is_told(node)
        if name not in _DICTIONARIES | _RUNNING | _IMPORTING:
            return False
        call = self._parents.get(node)
        if not isinstance(call, ast.Call) or call.func is not node:
            return True
        if name in _IMPORTING:
            return not self._imports_another(call)
        if name in _RUNNING:
            return not _has_own_names(call)
        return not (self._is_read(call) or (name == "vars" and call.args))

    def _is_told(self, node: ast.expr) -> bool:
        """Tell whether the module's name is put where it is a name only."""
        parent = self._parents.get(node)
        if isinstance(parent, ast.keyword):
            parent = self._parents.get(parent)
        if isinstance(parent, ast.Call):
            function = parent.func
            name = getattr(function, "attr", None) or getattr(function, "id", None)
            return name in _TOLD
        if isinstance(parent, ast.Assign):
            return all(_is_label(target) for target in parent.targets)
        return isinstance(parent, _IN_TEXTS)

    def _imports_another(self, call: ast.Call) -> bool:
        first = call.args[0] if call.args else None
        if not isinstance(first, ast.Constant) or not isinstance(first.value, str):
            # Whatever module it is, it is only looked at where nothing gives it names.
            return not (self._gives or _is_about_itself(call))
        return first.value.rpartition(".")[2] != self._dotted.rpartition(".")[2]

    def _is_looked_into(self, node: ast.expr) -> bool:
        """Tell whether an attribute of a value is read, and no more."""
        parent = self._parents.get(node)
        if not isinstance(parent, ast.Attribute):
            return False
        return isinstance(parent.ctx, ast.Load) and not parent.attr.startswith("__")

    def _is_in_comparison(self, node: ast.expr) -> bool:
        parent = self._parents.get(node)
        return isinstance(parent, ast.Compare) and node is not parent.left

    def _is_read(self, node: ast.expr) -> bool:
        """Tell whether a dictionary is only looked at."""
        parent = self._parents.get(node)
        if isinstance(parent, ast.Attribute):
            return parent.attr in _READING
        is_item = isinstance(parent, ast.Subscript) and parent.value is node
        if is_item and isinstance(parent, ast.Subscript):
            return isinstance(parent.ctx, ast.Load)
        return self._is_in_comparison(node)

    def _is_own(self, node: ast.expr) -> bool:
        """Tell whether an expression is the module itself."""
        root, dot, rest = _chain(node).partition(".")
        return f"{self._modules.get(root)}{dot}{rest}" == self._dotted

    def _is_builtins(self, node: ast.expr) -> bool:
        return isinstance(node, ast.Name) and self._modules.get(node.id) == "builtins"


def _gives_names(node: ast.AST) -> bool:
    """Tell whether something may be given names that are not written as attributes."""
    name = getattr(node, "attr", None) or getattr(node, "id", None)
    return name in {"__dict__", "__setattr__", "setattr", "vars"}


def _is_about_itself(call: ast.Call) -> bool:
    names = {"__name__", "__package__", "__spec__"}
    first = call.args[:1]
    nodes = (node for arg in first for node in ast.walk(arg))
    return any(getattr(node, "id", None) in names for node in nodes)


def _gets_hidden(call: ast.Call) -> bool:
    """Tell whether something that can reach the module is asked for by a text."""
    name = getattr(call.func, "attr", None) or getattr(call.func, "id", None)
    texts = [arg.value for arg in call.args if isinstance(arg, ast.Constant)]
    return name in {"getattr", "attrgetter"} and any(text in _HIDDEN for text in texts)


def _has_own_names(call: ast.Call) -> bool:
    """Tell whether code is run with names that are handed to it."""
    is_open = any(isinstance(arg, ast.Starred) for arg in call.args)
    given = len(call.args) > 1 or any(k.arg == "globals" for k in call.keywords)
    return given and not is_open


def _is_of_self(node: ast.Attribute) -> bool:
    return isinstance(node.value, ast.Name) and node.value.id in {"self", "cls"}


def _is_label(target: ast.expr) -> bool:
    name = getattr(target, "attr", None) or getattr(target, "id", None)
    return name in {"__module__", "__qualname__"}


def _chain(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{_chain(node.value)}.{node.attr}"
    return ""
