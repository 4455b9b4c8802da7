"""What griffe is told about the Python face: descriptions that only the extension has, and examples as blocks of code."""

from __future__ import annotations

import importlib
import inspect
import re
from typing import Any

from griffe import Alias, Docstring, Extension, Module, Object


class Docstrings(Extension):
    """Descriptions of the extension's classes, which its stubs lack; what doctest would run is fenced."""

    def on_package(self, *, pkg: Module, **kwargs: Any) -> None:
        # Values that septet makes are not made by calling their class.
        pkg["_record.Record"].members.pop("__init__", None)
        _complete(pkg)


def _complete(parent: Object) -> None:
    for name, member in parent.members.items():
        if isinstance(member, Alias):
            continue
        if member.docstring is None and not name.startswith("_"):
            said = _said(member.path)
            member.docstring = Docstring(said, parent=member) if said else None
        if member.docstring is not None:
            member.docstring.value = _fenced(member.docstring.value)
        if member.is_class and "__new__" in member.members and "__init__" not in member.members:
            # mkdocstrings shows how to make an object from `__init__` alone.
            member.members["__init__"] = member.members["__new__"]
            member.members["__init__"].name = "__init__"
        if name != "__init__":
            _complete(member)


def _said(path: str) -> str | None:
    value = importlib.import_module("septet")
    for part in path.split(".")[1:]:
        try:
            value = getattr(value, part)
        except AttributeError:
            return None
    # A plain value has the description of its type.
    described = inspect.isclass(value) or callable(value) or inspect.isdatadescriptor(value)
    return inspect.getdoc(value) if described else None


def _fenced(text: str) -> str:
    parts = re.split(r"(^ *>>> .*?(?=\n\s*\n|\Z))", text, flags=re.MULTILINE | re.DOTALL)
    return "".join(f"```pycon\n{part}\n```" if part.lstrip().startswith(">>> ") else part for part in parts)
