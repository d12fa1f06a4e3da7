"""Every regular expression of the product, with the ways in which it is used."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Final

from msgspec import Struct

from parsers.patterns import Pattern

PACKAGES: Final = ("parsers", "templates", "state", "daemon")
METHODS: Final = {
    "match": "match",
    "fullmatch": "fullmatch",
    "search": "search",
    "sub": "finditer",
    "subn": "finditer",
    "split": "finditer",
    "findall": "finditer",
    "finditer": "finditer",
}
"""What is called, and what costs the same."""
Compiled = re.Pattern[str] | re.Pattern[bytes]
Key = tuple[str | bytes, int]


class Expression(Struct, frozen=True):
    """A compiled expression, where it was found, and the methods called: `search` where that cannot be told."""

    name: str
    compiled: Compiled
    methods: frozenset[str]


def expressions() -> list[Expression]:
    """Held by a name, alone or in a list, table, class or object; and those written where they are used; each once."""
    modules = list(_modules())
    found: dict[Key, tuple[str, Compiled]] = {}
    for module in modules:
        for name, value in vars(module).items():
            for held in _within(value, 0):
                found.setdefault(_key(held), (f"{module.__name__}.{name}", held))
    uses: dict[Key, set[str]] = {key: set() for key in found}
    for module in modules:
        for at, used, method in _uses(module):
            found.setdefault(_key(used), (f"{module.__name__}:{at}", used))
            uses.setdefault(_key(used), set()).add(method)
    return [Expression(*found[key], frozenset(uses[key] or {"search"})) for key in found]


def built_at_run_time() -> Iterator[str]:
    """The functions that put an expression together: its text is no constant where it is compiled or used."""
    for module in _modules():
        tree = ast.parse(Path(module.__file__ or "").read_text("utf-8"))
        yield from (f"{module.__name__}.{name}" for name, made in _functions(tree, "") if _builds(made))


def _functions(tree: ast.AST, within: str) -> Iterator[tuple[str, ast.AST]]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef):
            yield within + node.name, node
        elif isinstance(node, ast.ClassDef):
            yield from _functions(node, f"{within}{node.name}.")


def _builds(function: ast.AST) -> bool:
    calls = (node for node in ast.walk(function) if isinstance(node, ast.Call) and node.args)
    return any(
        re.fullmatch(r"re\.(?!escape)\w+|Pattern", ast.unparse(call.func))
        and not isinstance(call.args[0], ast.Constant)
        for call in calls
    )


def _key(compiled: Compiled) -> Key:
    return compiled.pattern, compiled.flags


def _modules() -> Iterator[ModuleType]:
    for package in PACKAGES:
        whole = importlib.import_module(package)
        yield whole
        for module in pkgutil.walk_packages(whole.__path__, f"{package}."):
            if not module.name.endswith("__main__"):
                yield importlib.import_module(module.name)


def _ours(kind: type) -> bool:
    return kind.__module__.partition(".")[0] in PACKAGES


def _within(value: object, depth: int) -> Iterator[Compiled]:
    if isinstance(value, Pattern):
        yield value.compiled
    elif isinstance(value, re.Pattern):
        yield value
    elif depth < 5:
        for part in _parts(value):
            yield from _within(part, depth + 1)


def _parts(value: object) -> tuple[object, ...]:
    if isinstance(value, tuple | list | set | frozenset):
        return tuple(value)
    if isinstance(value, dict):
        return (*value, *value.values())
    if isinstance(value, Struct):
        return tuple(getattr(value, name) for name in value.__struct_fields__)
    if _ours(value if isinstance(value, type) else type(value)):
        return tuple(getattr(value, "__dict__", {}).values())
    return ()


def _uses(module: ModuleType) -> Iterator[tuple[int, Compiled, str]]:
    """The line, the expression and the method, of every place where `module` names or writes one."""
    tree = ast.parse(Path(module.__file__ or "").read_text("utf-8"))
    inner = {id(node.value): node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    looped = {id(name) for node in ast.walk(tree) for name in _looped(node)}
    assigned = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Assign | ast.AnnAssign)}
    yield from _loops(tree, module)
    for node in ast.walk(tree):
        used = _named(node, module) or _written(node)
        if used is None or id(node) in assigned | looped:
            continue
        compiled, method = used
        called = method or inner.get(id(node), "search")
        if called in METHODS:
            yield getattr(node, "lineno", 0), compiled, METHODS[called]


def _loops(tree: ast.AST, module: ModuleType) -> Iterator[tuple[int, Compiled, str]]:
    """As in `for form in _FORMS: form.match(...)`."""
    for node in ast.walk(tree):
        for loop in (node, *getattr(node, "generators", ())):
            if isinstance(loop, ast.For | ast.comprehension) and isinstance(loop.target, ast.Name):
                held = [one for name in _names(loop.iter) for one in _within(vars(module).get(name), 0)]
                called = {METHODS[method] for method in _called(node, loop.target.id) if method in METHODS}
                yield from ((getattr(node, "lineno", 0), one, method) for one in held for method in called)


def _looped(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.For | ast.comprehension) and isinstance(node.target, ast.Name):
        called = {id(inner.value) for inner in ast.walk(node.iter) if isinstance(inner, ast.Attribute)}
        yield from (inner for inner in ast.walk(node.iter) if id(inner) not in called)


def _names(node: ast.AST) -> list[str]:
    return [inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)]


def _called(node: ast.AST, name: str) -> set[str]:
    named = [inner for inner in ast.walk(node) if isinstance(inner, ast.Attribute)]
    return {inner.attr for inner in named if isinstance(inner.value, ast.Name) and inner.value.id == name}


def _named(node: ast.AST, module: ModuleType) -> tuple[Compiled, str] | None:
    """By a name of the module, or as `self.name` in a class of it."""
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
        return next(((held, "") for held in _alone(vars(module).get(node.id))), None)
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in {"self", "cls"}:
        classes = [value for value in vars(module).values() if isinstance(value, type)]
        return next(((held, "") for kind in classes for held in _alone(vars(kind).get(node.attr))), None)
    return None


def _alone(value: object) -> Iterator[Compiled]:
    if isinstance(value, Pattern | re.Pattern):
        yield from _within(value, 0)


def _written(node: ast.AST) -> tuple[Compiled, str] | None:
    """As in `re.sub("...", ...)`, and as in `Pattern("...").search(...)`, with what is called where it is told."""
    if not isinstance(node, ast.Call) or not node.args or not isinstance(node.args[0], ast.Constant):
        return None
    pattern, called = node.args[0].value, ast.unparse(node.func)
    if not isinstance(pattern, str | bytes) or not re.fullmatch(r"re\.\w+|Pattern", called):
        return None
    method = called.partition(".")[2]
    return _compiled(pattern, node), method if method in METHODS else ""


def _compiled(pattern: str | bytes, call: ast.Call) -> Compiled:
    flags = 0
    for part in (
        part for given in (*call.args[1:], *(word.value for word in call.keywords)) for part in ast.walk(given)
    ):
        if isinstance(part, ast.Attribute) and ast.unparse(part).startswith("re.") and part.attr.isupper():
            flags |= re.RegexFlag[part.attr].value
    return re.compile(pattern, flags)
