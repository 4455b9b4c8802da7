"""The pages about the Python face; mkdocstrings fills them from the installed package."""

from __future__ import annotations

import septet

MODULES = {"smpp": "septet.smpp", "tpdu": "septet.tpdu", "http": "septet.http"}


def names() -> list[tuple[str, str]]:
    """Titles and paths, in the order of the navigation."""
    fixed = [("Functions", "reference/python/functions.md"), ("Classes", "reference/python/classes.md")]
    return fixed + [(f"septet.{name}", f"reference/python/{name}.md") for name in MODULES]


def pages() -> dict[str, str]:
    """Every public name stands on one of them."""
    functions, classes = [], []
    for name in septet.__all__:
        value = getattr(septet, name)
        if isinstance(value, type):
            classes.append(name)
        elif callable(value):
            functions.append(name)
    made = {
        "reference/python/functions.md": _page("Functions of septet", "septet", functions),
        "reference/python/classes.md": _page("Classes of septet", "septet", classes),
    }
    for name, module in MODULES.items():
        made[f"reference/python/{name}.md"] = _page(f"septet.{name}", module, getattr(septet, name).__all__)
    return made


def _page(title: str, module: str, members: list[str]) -> str:
    blocks = [f"::: {module}.{name}\n" for name in sorted(members, key=str.lower)]
    return f"# {title}\n\n" + "\n".join(blocks)
