"""Where CPython's own `ast` says that things are, for the Python frontend to agree with.

Usage: python3.12-or-newer cpython_positions.py FILE... > OUT.json
Prints {path: {kind: [[start, end], ...]}}, sorted; offsets are UTF-16 code units into the text as a file's decoded bytes give it (a byte
order mark counts as one).
"""
import ast
import json
import re
import sys
import warnings

KINDS = {
    "Call": "Call", "FunctionDef": "Function", "AsyncFunctionDef": "Function", "Lambda": "Function", "ClassDef": "Class",
    "For": "For", "AsyncFor": "For", "While": "While", "If": "If", "With": "With", "AsyncWith": "With", "Try": "Try", "TryStar": "Try",
    "ExceptHandler": "Handler", "Match": "Match", "ListComp": "Comprehension", "SetComp": "Comprehension", "DictComp": "Comprehension",
    "GeneratorExp": "Comprehension", "Await": "Await", "Yield": "Yield", "YieldFrom": "Yield", "Attribute": "Attribute",
    "Subscript": "Subscript", "Slice": "Slice", "Starred": "Starred", "IfExp": "Conditional", "List": "Collection", "Tuple": "Collection",
    "Set": "Collection", "Dict": "Collection", "Return": "Return", "Raise": "Raise", "Assert": "Assert", "Delete": "Delete",
    "Assign": "Assign", "AnnAssign": "Assign", "NamedExpr": "Assign", "AugAssign": "AugmentedAssign", "Global": "Scope", "Nonlocal": "Scope",
    "Import": "Import", "ImportFrom": "ImportFrom", "Expr": "ExpressionStatement", "Pass": "Pass", "Break": "Break", "Continue": "Continue",
    "alias": "Alias", "Constant": "Constant", "MatchSingleton": "Constant", "JoinedStr": "FormatString", "TemplateStr": "FormatString",
}


def utf16_length(text):
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def positions(path):
    with open(path, "rb") as file:
        data = file.read()
    text = data.decode("utf-8")
    mark = 1 if text.startswith("\ufeff") else 0
    lines = re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", text[mark:])
    starts = [mark]
    for line in lines:
        starts.append(starts[-1] + utf16_length(line))
    encoded = [line.encode("utf-8") for line in lines]

    def offset(line, column):
        if line > len(lines):
            return starts[-1]
        source = encoded[line - 1]
        return starts[line - 1] + (column if source.isascii() else utf16_length(source[:column].decode("utf-8")))

    found = {}
    # The parts of a format string have no place of their own in the tree: constants between fields are left out.
    waiting = [ast.parse(data)]
    while waiting:
        node = waiting.pop()
        kind = KINDS.get(type(node).__name__)
        if kind:
            found.setdefault(kind, []).append([offset(node.lineno, node.col_offset), offset(node.end_lineno, node.end_col_offset)])
        for child in ast.iter_child_nodes(node):
            parts = kind == "FormatString" or type(node).__name__ in ("FormattedValue", "Interpolation") and child is getattr(node, "format_spec", None)
            if parts and isinstance(child, ast.Constant):
                continue
            if type(child).__name__ in ("JoinedStr", "TemplateStr") and parts:
                # A format specification: only its fields are in our tree.
                waiting.extend(part for part in child.values if not isinstance(part, ast.Constant))
                continue
            waiting.append(child)
    return {kind: sorted(places) for kind, places in found.items()}


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    json.dump({path: positions(path) for path in sys.argv[1:]}, sys.stdout)
