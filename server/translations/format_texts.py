"""Finds the texts of formats. `formats/` knows no gettext, its texts are plain German strings."""

import ast
from collections.abc import Collection, Iterator
from typing import IO

# Calls and the names of their arguments that people read.
READ_BY_PEOPLE = {"PhaseKind": {"title", "etiquette"}, "TimeTemplate": {"title"}}

Found = tuple[int, str, str, list[str]]


def extract(source: IO[bytes], keywords: object, comment_tags: object, options: object) -> Iterator[Found]:
    """Babel's interface for extractors: yields line, function, text, comments."""
    for node in ast.walk(ast.parse(source.read())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield from _of_call(node, READ_BY_PEOPLE.get(node.func.id, set()))
        elif isinstance(node, ast.ClassDef):
            yield from _of_class(node)


def _of_call(call: ast.Call, names: Collection[str]) -> Iterator[Found]:
    # `title` is the first field of each, so it may come without its name.
    values = [*call.args[:1], *(each.value for each in call.keywords if each.arg in names)] if names else []
    for value in values:
        yield from _strings(value)


def _of_class(definition: ast.ClassDef) -> Iterator[Found]:
    """The title of a format: a class attribute beside its name."""
    assigned = {
        target.id: node.value
        for node in definition.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    if {"name", "title", "phases"} <= assigned.keys():
        yield from _strings(assigned["title"])


def _strings(value: ast.expr) -> Iterator[Found]:
    for node in ast.walk(value):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, "gettext", node.value, []
