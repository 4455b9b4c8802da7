"""The Spark example on a million generated rows. Slow: it needs PySpark and Java."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROWS = 1_000_000


@pytest.mark.slow
def test_the_campaign() -> None:
    pytest.importorskip("pyspark")
    example = Path(__file__).parents[1] / "examples" / "spark_campaign.py"
    done = subprocess.run([sys.executable, str(example), str(ROWS)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    found = {line.split()[0]: list(map(int, line.split()[1:])) for line in done.stdout.splitlines()}
    numbers = range(ROWS)
    for region, east in (("east", True), ("west", False)):
        here = [number for number in numbers if (number % 3 == 0) == east]
        ok = sum(number % 50 != 0 for number in here)
        # Every body fits one segment.
        assert found[region] == [len(here), ok, ok, sum(number % 10 == 0 for number in here)]
