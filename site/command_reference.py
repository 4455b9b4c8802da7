"""The page about the command: what `--help` prints."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path


def page(command: Path) -> str:
    """One section for each verb, and for the verbs within it."""
    whole = _help(command)
    parts = ["# The command", "", _block(whole), ""]
    for verb in _verbs(whole):
        shown = _help(command, verb)
        parts += [f"## `septet {verb}`", "", _block(shown), ""]
        for inner in _verbs(shown):
            parts += [f"### `septet {verb} {inner}`", "", _block(_help(command, verb, inner)), ""]
    return "\n".join(parts)


def _help(command: Path, *verbs: str) -> str:
    shown = subprocess.run(
        [command, *verbs, "--help"], check=True, capture_output=True, text=True, env={"COLUMNS": "100"}
    ).stdout.rstrip()
    # What all of them say about exit codes and colour stands once, at the top.
    return shown.split("\n\nExit codes:")[0] if verbs else shown


def _verbs(shown: str) -> list[str]:
    listed = re.search(r"^Commands:\n((?:  .*\n|\n)+)", shown + "\n", re.MULTILINE)
    verbs = re.findall(r"^  ([a-z]+)\b", listed[1], re.MULTILINE) if listed else []
    return [verb for verb in verbs if verb != "help"]


def _block(text: str) -> str:
    return f"```text\n{text}\n```"
