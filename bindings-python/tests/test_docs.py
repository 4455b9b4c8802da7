"""Every example in a docstring and every block of the README and of the pages under docs does what it shows."""

from __future__ import annotations

import doctest
import inspect
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import septet

HERE = Path(__file__).parents[1]
PAGES = sorted((HERE.parent / "docs").rglob("*.md"))


def _documented() -> Iterator[tuple[str, object]]:
    for name in septet.__all__:
        value = getattr(septet, name)
        if not isinstance(value, str):
            yield from _with_members(name, value)


def _with_members(name: str, value: object) -> Iterator[tuple[str, object]]:
    yield name, value
    if inspect.ismodule(value):
        for member in value.__all__:
            yield from _with_members(f"{name}.{member}", getattr(value, member))
    elif inspect.isclass(value):
        for member, inner in vars(value).items():
            if not member.startswith("_"):
                yield f"{name}.{member}", inner


def _examples() -> Iterator[doctest.DocTest]:
    for name, value in _documented():
        found = doctest.DocTestParser().get_doctest(value.__doc__ or "", {"septet": septet}, name, None, 0)
        if found.examples:
            yield found


@pytest.mark.parametrize("example", list(_examples()), ids=lambda example: example.name)
def test_example(example: doctest.DocTest) -> None:
    said: list[str] = []
    doctest.DocTestRunner().run(example, out=said.append)
    assert not said, "".join(said)


def test_every_function_and_class_has_an_example() -> None:
    shown = {example.name.split(".")[0] for example in _examples()}
    made_by_others = {
        "AnalysisColumns",
        "BulkPlan",
        "Column",
        "Drawing",
        "NumberColumns",
        "PlannedMessage",
        "TemplateColumns",
        "http",
        "smpp",
        "tpdu",
    }
    missing = {name for name, _ in _documented() if "." not in name} - shown - made_by_others
    assert not missing


@pytest.mark.parametrize("module", [septet.http, septet.smpp, septet.tpdu])
def test_everything_in_a_module_has_an_example(module: object) -> None:
    shown = {example.name for example in _examples()}
    short = module.__name__.removeprefix("septet.")
    missing = {name for name in module.__all__ if f"{short}.{name}" not in shown} - {"DEFAULT_MAX_BODY"}
    assert not missing


def _blocks(document: Path) -> list[tuple[str, str]]:
    return re.findall(r"```(python|pycon|console)\n(.*?)```", document.read_text(), re.DOTALL)


def test_readme() -> None:
    blocks = _blocks(HERE / "README.md")
    assert {language for language, _ in blocks} == {"python", "pycon", "console"}
    _run_python(HERE / "README.md")
    for language, block in blocks:
        if language == "console":
            _run_console(block)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_page(page: Path) -> None:
    _run_python(page)


def test_pages_show_python() -> None:
    assert sum(language != "console" for page in PAGES for language, _ in _blocks(page)) >= 6


def _run_python(document: Path) -> None:
    names: dict[str, object] = {"septet": septet}
    for language, block in _blocks(document):
        if language == "python":
            exec(compile(block, document.name, "exec"), names)
        elif language == "pycon":
            said: list[str] = []
            example = doctest.DocTestParser().get_doctest(block, names, document.name, document.name, 0)
            doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(
                example, out=said.append, clear_globs=False
            )
            names.update(example.globs)
            assert not said, "".join(said)


def _run_console(block: str) -> None:
    for part in block.split("$ ")[1:]:
        command, _, expected = part.partition("\n")
        if command.startswith("pip "):
            continue
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        done = subprocess.run(
            ["sh", "-c", command], capture_output=True, text=True, cwd=HERE, env=os.environ | {"PATH": path}
        )
        assert done.stdout.strip() == expected.strip(), command
