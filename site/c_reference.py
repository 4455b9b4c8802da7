"""The pages about septet.h and septet.hpp, made from the comments in them."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Which page a function stands on, by the word behind `septet_`.
GROUPS = {
    "Texts": "text transliteration advice template keyword offender languages language alphabet encoding untouched character",
    "Numbers and senders": "phone sender numbering line region",
    "Requests and plans": "request send bulk price facts amount",
    "The wire": "septets user udh address service validity data sms tpdu tp smpp "
    "receipt delivery message_id reassembler reassembly",
    "Dispatch": "dispatch bulk_dispatch routes outcome classifier classify provider",
    "The edge": "message status response answer retry http idempotency decision webhook event id timestamp error",
}
THE_REST = "The library"


@dataclass
class Entry:
    name: str
    comment: str
    code: str


def pages(header: str, wrapper: str, symbols: set[str]) -> dict[str, str]:
    """The pages by their path, the first of them with the conventions."""
    entries = list(_entries(header))
    functions = [
        entry
        for entry in entries
        if "(" in entry.code and not entry.code.startswith(("typedef", "#", "enum"))
    ]
    missing = symbols - {entry.name for entry in functions}
    if missing:
        raise ValueError(f"functions of the library that septet.h does not describe: {sorted(missing)}")
    enums = [entry for entry in entries if entry.code.startswith("enum")]
    structs = [entry for entry in entries if entry.code.startswith("typedef")]
    made = {"reference/c/index.md": _conventions(header)}
    made["reference/c/constants.md"] = _constants(header)
    made["reference/c/enums.md"] = "# Enums of C\n" + "".join(map(_enum, enums))
    made["reference/c/structs.md"] = "# Structs and handles of C\n" + "".join(map(_struct, structs))
    for group in [*GROUPS, THE_REST]:
        body = "".join(_function(entry) for entry in functions if _group(entry.name) == group)
        made[f"reference/c/{_slug(group)}.md"] = f"# C: {group[0].lower() + group[1:]}\n{body}"
    made["reference/cpp.md"] = _wrapper(wrapper)
    return made


def names() -> list[tuple[str, str]]:
    """Titles and paths, in the order of the navigation."""
    fixed = [("Conventions", "index")]
    groups = [(group, _slug(group)) for group in [*GROUPS, THE_REST]]
    kinds = [("Structs and handles", "structs"), ("Enums", "enums"), ("Constants", "constants")]
    return [(title, f"reference/c/{path}.md") for title, path in fixed + groups + kinds]


def _slug(group: str) -> str:
    return group.lower().replace(" ", "-")


def _group(name: str) -> str:
    rest = name.removeprefix("septet_")
    words = [(word, group) for group, words in GROUPS.items() for word in words.split()]
    # The longest word that fits: `bulk_dispatch` before `bulk`.
    fitting = [(len(word), group) for word, group in words if rest == word or rest.startswith(f"{word}_")]
    return max(fitting)[1] if fitting else THE_REST


def _entries(header: str) -> list[Entry]:
    found = []
    for match in re.finditer(
        r"^/\*\*\n(.*?)^ \*/\n(.*?)(?=\n\n|\n#ifndef __cplusplus)", header, re.MULTILINE | re.DOTALL
    ):
        comment = _text(match[1])
        code = re.sub(r"^#.*\n|^  : u?int32_t\n", "", match[2], flags=re.MULTILINE)
        code = re.sub(r"SEPTET_MUST_USE\s", "", code)
        code = re.sub(r"^(enum \w+)\s*\{", r"\1 {", code)
        name = re.search(r"\b(septet_\w+)\s*\(", code) if "(" in code.split("{")[0] else None
        name = name or re.search(r"^enum (septet_\w+)", code) or re.search(r"(septet_\w+);\s*$", code)
        if name:
            found.append(Entry(name[1], comment, code.strip()))
    return found


def _text(comment: str) -> str:
    return "\n".join(re.sub(r"^ ?\* ?", "", line) for line in comment.strip("\n").split("\n")).strip()


def _conventions(header: str) -> str:
    essay = re.match(r"/\*\*\n(.*?)^ \*/", header, re.MULTILINE | re.DOTALL)
    if not essay:
        raise ValueError("septet.h does not begin with its conventions")
    text = _text(essay[1]).split("# Conventions", 1)
    about = re.sub(r"@file septet.h\n|SPDX\S* .*\n", "", text[0])
    body = re.sub(r"(?m)^([A-Z]{4,})\b", r"**\1**", text[1])
    return f"# C\n\n{about.strip()}\n\n## Conventions\n{body}\n"


def _constants(header: str) -> str:
    lines = ["# Constants of C", "", "| constant | value | |", "|---|---|---|"]
    for match in re.finditer(
        r"^/\*\* (.*?) \*/\n#define (SEPTET_\w+(?:\([a-z_]+\))?) (.+)$", header, re.MULTILINE
    ):
        value = match[3].replace("\\", "…").replace("|", "\\|")
        lines.append(f"| `{match[2]}` | `{value}` | {_cell(match[1])} |")
    lines += ["", "Every struct that callers fill has an initialiser, `SEPTET_…_INIT`.", ""]
    return "\n".join(lines)


def _function(entry: Entry) -> str:
    return f"\n## `{entry.name}`\n\n```c\n{entry.code}\n```\n\n{_prose(entry.comment)}\n"


def _enum(entry: Entry) -> str:
    rows = re.findall(r"/\*\*\n(.*?)\*/\s*(SEPTET_\w+) = (\d+)", entry.code, re.DOTALL)
    table = "\n".join(
        f"| `{name}` | {number} | {_cell(_indented(comment))} |" for comment, name, number in rows
    )
    return f"\n## `{entry.name}`\n\n{_prose(entry.comment)}\n\n| name | number | |\n|---|---|---|\n{table}\n"


def _struct(entry: Entry) -> str:
    members = re.findall(r"/\*\*\n(.*?)\*/\s*([^/]+?);", entry.code, re.DOTALL)
    if not members:
        return f"\n## `{entry.name}`\n\n```c\n{entry.code}\n```\n\n{_prose(entry.comment)}\n"
    table = "\n".join(
        f"| `{' '.join(code.split())}` | {_cell(_indented(comment))} |" for comment, code in members
    )
    return f"\n## `{entry.name}`\n\n{_prose(entry.comment)}\n\n| member | |\n|---|---|\n{table}\n"


def _indented(comment: str) -> str:
    return _text("\n".join(line.strip() for line in comment.split("\n")))


def _prose(text: str) -> str:
    # A shape drawn in a comment is indented; tags in angle brackets are words.
    return re.sub(r"<(?=\w)", "&lt;", text)


def _cell(text: str) -> str:
    # Items of a list become sentences of the cell.
    joined = " ".join(re.sub(r"^- ", "", line) for line in text.split("\n")).replace("|", "\\|")
    return _prose(joined)


def _wrapper(text: str) -> str:
    essay = re.match(r"/\*\*\n(.*?)^ \*/", text, re.MULTILINE | re.DOTALL)
    about = re.sub(r"@file septet.hpp\n|SPDX\S* .*\n", "", _text(essay[1]) if essay else "")
    # What is private to the header, and bodies, are left out.
    public = re.sub(r"namespace detail \{.*?\} // namespace detail\n", "", text, flags=re.DOTALL)
    parts = ["# C++", "", about.strip(), ""]
    pattern = (
        r"^// ([A-Z][^\n]*\.)\n\n"
        r"|((?:^ *///[^\n]*\n)+)"
        r"( *(?:inline|struct|class|using|template|explicit|\[\[)[^\n]*(?:\n *[^\n{}/;]*)?)"
    )
    for match in re.finditer(pattern, public, re.MULTILINE):
        if match[1]:
            parts += [f"## {match[1].rstrip('.')}", ""]
            continue
        comment = " ".join(line.strip().removeprefix("///").strip() for line in match[2].strip().split("\n"))
        # Up to the body; `= {}` is a default.
        signature = re.split(r"\s*\{(?!\})|;", match[3])[0].split(" noexcept :")[0].strip()
        parts += [f"```cpp\n{signature}\n```", "", f":   {_prose(comment)}", ""]
    return "\n".join(parts) + "\n"
