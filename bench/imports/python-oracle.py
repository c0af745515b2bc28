"""Which file imports which, by Python itself: ast reads the imports, importlib's PathFinder looks the modules up. Nothing of the checkout is run.

Usage: python3 python-oracle.py CHECKOUT < JSON of {"files": [...], "roots": [...]}; writes JSON of {"edges": [[from, to], ...], "unreadable": [...]}.
A file's search path is the first folder around it that is no package, then the roots; the standard library comes first for files of packages.
"""

import ast
import json
import os
import sys
from importlib.machinery import PathFinder

checkout = os.path.realpath(sys.argv[1])
request = json.load(sys.stdin)
roots = [os.path.join(checkout, root) for root in request["roots"]]
known = {}


def is_package(folder):
    return os.path.isfile(os.path.join(folder, "__init__.py"))


def base_of(path):
    folder = os.path.dirname(path)
    # Below a source folder, one without __init__.py is a namespace package.
    for root in roots:
        if root != os.path.join(checkout, "") and not is_package(root) and (folder + os.sep).startswith(root + os.sep):
            return root
    while folder != checkout and is_package(folder):
        folder = os.path.dirname(folder)
    return folder


def find(name, search):
    """The spec of a dotted name, its packages looked up one after the other without importing them."""
    key = (name, tuple(search))
    if key not in known:
        spec, locations, parts = None, list(search), name.split(".")
        for index in range(len(parts)):
            # By its last part alone: the finder of namespace packages asks for parents that were never imported.
            spec = PathFinder.find_spec(parts[index], locations) if locations else None
            if spec is None:
                break
            locations = list(spec.submodule_search_locations or [])
        known[key] = (spec.origin if spec and spec.has_location else None, spec is not None)
    return known[key]


def imports_of(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield 0, alias.name, []
        elif isinstance(node, ast.ImportFrom):
            yield node.level, node.module or "", [alias.name for alias in node.names]


def targets(path, level, module, names):
    base = base_of(path)
    folder = os.path.dirname(path)
    if level:
        for _ in range(level - 1):
            folder = os.path.dirname(folder)
        # PathFinder needs no parent: the folder itself is where the first part is looked for.
        prefix, search = module, [folder]
        origin = os.path.join(folder, "__init__.py") if not module and is_package(folder) else None
    else:
        top = module.split(".")[0]
        if top in sys.stdlib_module_names and (base != folder or find(top, [folder])[0] in (None, path)):
            package = os.path.relpath(path, base).split(os.sep)[0]
            if package != top:
                return
        prefix, search, origin = module, [base, *roots], None
    if prefix:
        origin, _ = find(prefix, search)
    if origin:
        yield origin
    for name in names:
        found, _ = find(f"{prefix}.{name}" if prefix else name, search)
        if found:
            yield found


edges, unreadable = set(), []
for relative in request["files"]:
    path = os.path.join(checkout, relative)
    try:
        with open(path, "rb") as file:
            tree = ast.parse(file.read())
    except (OSError, SyntaxError, ValueError, RecursionError):
        unreadable.append(relative)
        continue
    for level, module, names in imports_of(tree):
        for target in targets(path, level, module, names):
            target = os.path.realpath(target)
            if target != path and target.startswith(checkout + os.sep):
                edges.add((relative, os.path.relpath(target, checkout)))
json.dump({"edges": sorted(edges), "unreadable": unreadable}, sys.stdout)
