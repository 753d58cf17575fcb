"""Calls behind which nothing of a module runs."""

import ast

from ._bindings import Ref, Scope

_OF_BUILTINS = frozenset({"exit", "quit"})
_OF_MODULES = {"sys": "exit", "os": "_exit"}


def ends_program(call: ast.Call, scope: Scope, changed: frozenset[str]) -> bool:
    """Tell whether a call is certain to end the program.

    Args:
        call: The call.
        scope: The names that are bound where it stands.
        changed: Names and attributes that the module may have set to something else.
    """
    function = call.func
    if isinstance(function, ast.Name):
        return _is_ending(function.id, scope) and function.id not in changed
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
        module = function.value.id
        binding = scope.get(module)
        origin = binding.origin if binding else Ref(module)
        is_own = {function.attr, module} & changed or (
            binding is None and _has_star(scope)
        )
        return (
            not is_own
            and origin is not None
            and origin.name is None
            and _OF_MODULES.get(origin.module) == function.attr
        )
    return False


def _is_ending(name: str, scope: Scope) -> bool:
    binding = scope.get(name)
    if binding is None:
        return name in _OF_BUILTINS and not _has_star(scope)
    ref = binding.origin
    return (
        ref is not None
        and ref.name is not None
        and _OF_MODULES.get(ref.module) == ref.name
    )


def _has_star(scope: Scope) -> bool:
    return any(name.startswith("*") for name in scope)
