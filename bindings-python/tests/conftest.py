"""Shared by all tests."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("usual", max_examples=200, deadline=None, database=None)
settings.register_profile("slow", max_examples=20_000, deadline=None, database=None)
settings.load_profile(os.environ.get("SEPTET_PROFILE", "usual"))

_lines: list[str] = []


def say_at_the_end(line: str) -> None:
    """Prints a line after the tests, where pytest does not swallow it."""
    _lines.append(line)


def pytest_terminal_summary(terminalreporter) -> None:
    for line in _lines:
        terminalreporter.write_line(line)
