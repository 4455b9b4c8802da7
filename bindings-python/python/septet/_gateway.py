"""What a gateway asks besides sending: what answers of networks mean, and whether a request is a repeated one."""

from __future__ import annotations

from septet import _septet
from septet._record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, TypeAlias

    from septet._dispatch import UpstreamOutcome
    from septet._types import ErrorClass, Time

    Provider: TypeAlias = Literal["twilio", "vonage", "telnyx", "aws", "sinch"]


class Classification(Record):
    """What an answer of a network means. Made by `classify_smpp`, `classify_http`, `classify_provider`, `classify_no_response`.

    - `outcome`: what a dispatch does after it: "accepted", "retryable", "route_fault", "hard" or "unknown"
    - `code`: why, for whoever asked for the message, and the `class_` of the code; None when it was accepted
    - `retry_after_ms`: after how many milliseconds the upstream wants to be asked again, where it said so: as `result` of a
      dispatch takes it
    - `listed`: whether a table or a rule names this answer

    >>> septet.classify_smpp(0x0B)
    Classification(outcome='hard', code='recipient_rejected', class_='validation', listed=True)
    """

    __slots__ = __match_args__ = ("outcome", "code", "class_", "retry_after_ms", "listed")
    outcome: UpstreamOutcome
    code: str | None
    class_: ErrorClass | None
    retry_after_ms: int | None
    listed: bool


class Stored(Record):
    """What a gateway keeps under an idempotency key: what was asked for, and when the answer may be forgotten.

    Without `expires_at` the request is still being worked on, for as long as no answer is stored: time alone proves nothing. It
    is given as an aware `datetime`, RFC 3339 or unix seconds, and read as the last; a day from now suits.

    Raises `SeptetError`: `fingerprint_invalid`, `invalid_timestamp`.

    >>> asked = septet.fingerprint("send", {"to": "+12025550143", "from": "Conerix", "body": "Hi"})
    >>> septet.Stored(asked, expires_at="1970-01-02T00:00:00Z").expires_at
    86400
    """

    __slots__ = __match_args__ = ("fingerprint", "expires_at")
    # A body of few words can be found from its fingerprint.
    _hidden = {"fingerprint": lambda fingerprint: f"<{len(fingerprint)} digits>"}
    fingerprint: str
    expires_at: int | None

    def __init__(self, fingerprint: str, expires_at: Time | None = None) -> None:
        self._fill((fingerprint, expires_at))
        self._fill(_septet._stored_fields(self))


class Decision(Record):
    """What to do with a request that carries an idempotency key. Made by `decide`.

    - "proceed": the key is new: store it as in flight, and send
    - "replay": the same request was answered: give that answer again
    - "conflict" and "in_flight": refuse, with this `code`, which is None otherwise

    >>> asked = septet.fingerprint("send", {"to": "+12025550143", "from": "Conerix", "body": "Hi"})
    >>> septet.decide(septet.Stored("0" * 64), asked, now=0)
    Decision(decision='conflict', code='conflict')
    """

    __slots__ = __match_args__ = ("decision", "code")
    decision: Literal["proceed", "replay", "conflict", "in_flight"]
    code: str | None
