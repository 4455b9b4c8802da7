"""The edge of HTTP as pure functions, for those who build a gateway."""

from __future__ import annotations

from septet import _septet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

__all__ = ["DEFAULT_MAX_BODY", "check", "route"]

DEFAULT_MAX_BODY: int = _septet._DEFAULT_MAX_BODY
"""The most octets that a request body may have unless told otherwise."""


def route(method: str, path: str) -> Literal["send", "bulk"]:
    """The operation of a method and a path below wherever the API is mounted; a query after the path is ignored.

    Raises `SeptetError`: `not_found`, `method_not_allowed`.

    >>> septet.http.route("POST", "/v1/messages/send")
    'send'
    """
    return _septet._http_route(method, path)


def check(
    authorization: str | None,
    content_type: str | None,
    body_length: int,
    max_body: int = DEFAULT_MAX_BODY,
) -> str:
    """Check the headers of a request before its body is read, and give the bearer token. Lengths are in octets.

    Raises `SeptetError`, in this order: `unauthorized`, `unsupported_media_type`, `payload_too_large`.

    >>> septet.http.check("Bearer ds_live_1", "application/json", body_length=120)
    'ds_live_1'
    """
    return _septet._http_check(authorization, content_type, body_length, max_body)
