"""What CPython's own parser sees in Python files: the other opinion of `pnpm eval skeletons`.

Reads a JSON list of paths, writes a JSON list of the same length: the definitions (kind, qualified name, first line with decorators, last line) outside of
functions and the imports (specifier, names, line) anywhere, or null where CPython refuses the file.
"""

import ast
import json
import sys

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def definitions(body, prefix, in_class, found):
    for node in body:
        if isinstance(node, FUNCTIONS + (ast.ClassDef,)):
            first = min([node.lineno] + [decorator.lineno for decorator in node.decorator_list])
            is_class = isinstance(node, ast.ClassDef)
            kind = "class" if is_class else "method" if in_class else "function"
            found.append([kind, prefix + node.name, first, node.end_lineno])
            if is_class:
                definitions(node.body, prefix + node.name + ".", True, found)
            continue
        for field in ("body", "orelse", "finalbody"):
            inner = getattr(node, field, None)
            if isinstance(inner, list):
                definitions(inner, prefix, in_class, found)
        for part in getattr(node, "handlers", []) + getattr(node, "cases", []):
            definitions(part.body, prefix, in_class, found)


def imports(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield [alias.name, [], node.lineno]
        elif isinstance(node, ast.ImportFrom) and not (node.level == 0 and node.module == "__future__"):
            yield ["." * node.level + (node.module or ""), [alias.name for alias in node.names], node.lineno]


def skeleton(path):
    with open(path, "rb") as file:
        content = file.read()
    try:
        tree = ast.parse(content)
    except (SyntaxError, ValueError, RecursionError):
        return None
    found = []
    definitions(tree.body, "", False, found)
    return {"definitions": found, "imports": list(imports(tree))}


sys.setrecursionlimit(10_000)
json.dump([skeleton(path) for path in json.load(sys.stdin)], sys.stdout)
