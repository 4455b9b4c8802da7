"""The types are those of the extension, and type checkers see them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import septet

HERE = Path(__file__).parent
INSTALLED = Path(septet.__file__).parent

CHECKS = {
    # Without a list of exceptions.
    "stubtest": ["-m", "mypy.stubtest", "septet._septet"],
    "mypy, the package": ["-m", "mypy", "--strict", "--no-incremental", "--package", "septet"],
    "mypy, the cases": ["-m", "mypy", "--strict", "--no-incremental", str(HERE / "typing_cases.py")],
    "pyright": ["-m", "pyright", "--project", str(HERE.parent), "--pythonpath", sys.executable],
}


@pytest.mark.parametrize("check", CHECKS)
def test_types(check: str, tmp_path: Path) -> None:
    where = HERE.parent if check == "pyright" else tmp_path
    done = subprocess.run([sys.executable, *CHECKS[check]], capture_output=True, text=True, cwd=where)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_marker_is_installed() -> None:
    assert (INSTALLED / "py.typed").exists()
    assert (INSTALLED / "_septet.pyi").exists()
