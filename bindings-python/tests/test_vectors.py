"""Every vector through every entry point."""

from __future__ import annotations

import os

import pytest
import septet
import vectors
from conftest import say_at_the_end

_FILTER = os.environ.get("SEPTET_VECTORS", "")
_SKIPS = vectors.skips()
_ALL = [vector for vector in vectors.load() if _FILTER in vector.id]
_RUN = [vector for vector in _ALL if vector.id not in _SKIPS]


@pytest.mark.parametrize("vector", _RUN, ids=lambda vector: vector.id)
def test_vector(vector: vectors.Vector) -> None:
    answered = 0
    for name, answer in vectors.answers(vector):
        answered += 1
        try:
            if vector.err is None:
                assert answer() == vector.out
            else:
                with pytest.raises(septet.SeptetError) as caught:
                    answer()
                vectors.compare_error(vector.err, caught.value)
        except Exception as error:
            error.add_note(f"through {name}")
            raise
    assert answered, "no entry point applies"


def test_every_skip_is_of_a_vector_and_needed() -> None:
    say_at_the_end(f"VECTORS face=python ran={len(_RUN)} skipped={len(_ALL) - len(_RUN)}")
    known = {vector.id: vector for vector in vectors.load()}
    for skipped, reason in _SKIPS.items():
        assert reason
        vector = known[skipped]
        with pytest.raises(Exception):  # noqa: B017, PT011 (whatever keeps it from being run)
            _answers_as_expected(vector)


def _answers_as_expected(vector: vectors.Vector) -> None:
    applied = False
    for _, answer in vectors.answers(vector):
        applied = True
        assert answer() == vector.out
    assert applied
