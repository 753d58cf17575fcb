"""What gives a module names that its statements do not show.

A module can bind a name without a statement where it has its own dictionary, itself as
an object, or code that it runs. Whatever may be one of these counts, under any name: to
keep a name that is gone is a small thing, to take one for gone that exists is not.
"""

import ast

from ._asked import answered
from ._module import Source, absolute, read_module
from ._parse import parse
from ._signs import (
    Function,
    chain,
    gets_hidden,
    gives_names,
    has_own_names,
    is_about_itself,
    is_label,
    is_of_self,
    own_names,
)

# What is asked of a dictionary in these ways does not change it.
_READING = frozenset({"copy", "get", "items", "keys", "values"})
_DICTIONARIES = frozenset({"globals", "locals", "vars"})
_RUNNING = frozenset({"exec", "eval"})
_IMPORTING = frozenset({"__import__", "import_module"})
_ATTRIBUTES = frozenset(
    {"__globals__", "f_globals", "f_locals", "getmodule", "global_enum", "modules"}
)
_HIDDEN = _DICTIONARIES | _RUNNING | _IMPORTING | _ATTRIBUTES | {"__dict__"}
_NAMES = frozenset({"__builtins__", "__path__", "getmodule", "global_enum"})
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

    It may where it has a ``__getattr__`` (PEP 562) that may know any name, reaches for
    its own dictionary or for itself, hands its name on, or runs code that is made
    elsewhere. A stub need not say all that a compiled module has.

    Args:
        source: The module.
        dotted: Its name.
    """
    module = read_module(source)
    if source.is_stub:
        return True
    tree = parse(source.content)
    is_asked = "__getattr__" in module.scope.keys() | module.promised
    if is_asked and answered(tree) is None:
        return True
    return _Search(tree, dotted, source.is_package).finds()


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
        self._gives = any(gives_names(node) for node in nodes)
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
        return isinstance(node, ast.Call) and gets_hidden(node, _HIDDEN)

    def _is_name(self, node: ast.Name) -> bool:
        name = self._called.get(node.id, node.id)
        if not isinstance(node.ctx, ast.Load) or self._is_local(node):
            return False
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
            return not (is_of_self(node) or self._is_read(node) or self._is_keyed(node))
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
            return not has_own_names(call)
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
            return all(is_label(target) for target in parent.targets)
        return isinstance(parent, _IN_TEXTS)

    def _imports_another(self, call: ast.Call) -> bool:
        first = call.args[0] if call.args else None
        if not isinstance(first, ast.Constant) or not isinstance(first.value, str):
            # Whatever module it is, it is only looked at where nothing gives it names.
            return not (self._gives or is_about_itself(call))
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

    def _is_local(self, node: ast.Name) -> bool:
        """Tell whether a name of a builtin is one of a function's own."""
        function = self._function_around(node)
        while function is not None:
            if node.id in own_names(function):
                return True
            function = self._function_around(function)
        return False

    def _function_around(self, node: ast.AST) -> Function | None:
        outer = self._parents.get(node)
        while outer is not None and not isinstance(outer, Function):
            outer = self._parents.get(outer)
        return outer

    def _is_keyed(self, node: ast.expr) -> bool:
        """Tell whether a dictionary gets a name in a function, and only known keys."""
        parent, function = self._parents.get(node), self._function_around(node)
        if function is None or not isinstance(parent, ast.Assign):
            return False
        name = getattr(parent.targets[0], "id", None)
        uses = [n for n in ast.walk(function) if getattr(n, "id", None) == name]
        return len(parent.targets) == 1 and all(
            use is parent.targets[0] or self._has_known_key(use) for use in uses
        )

    def _has_known_key(self, node: ast.AST) -> bool:
        parent = self._parents.get(node)
        if isinstance(parent, ast.Subscript) and parent.value is node:
            adds = isinstance(parent.ctx, ast.Store)
            return isinstance(parent.slice, ast.Constant) or not adds
        return isinstance(parent, ast.Compare) and node is not parent.left

    def _is_own(self, node: ast.expr) -> bool:
        """Tell whether an expression is the module itself."""
        root, dot, rest = chain(node).partition(".")
        return f"{self._modules.get(root)}{dot}{rest}" == self._dotted

    def _is_builtins(self, node: ast.expr) -> bool:
        return isinstance(node, ast.Name) and self._modules.get(node.id) == "builtins"
