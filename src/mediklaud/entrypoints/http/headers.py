"""What every answer tells the browser not to do with it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from litestar.types import HTTPResponseStartEvent

Header = tuple[bytes, bytes]

_ALWAYS: tuple[Header, ...] = (
    (b"x-content-type-options", b"nosniff"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
)
_NOT_KEPT: Header = (b"cache-control", b"no-store")
_TLS_ONLY: Header = (b"strict-transport-security", b"max-age=31536000")


def headers_for(public_url: str) -> tuple[Header, ...]:
    """The headers of every answer; TLS is insisted on where the hospital has it."""
    secure = (_TLS_ONLY,) if public_url.startswith("https://") else ()
    return (*_ALWAYS, _NOT_KEPT, *secure)


def added_to(start: HTTPResponseStartEvent, headers: Iterable[Header]) -> None:
    """Add those that the answer has not set for itself."""
    own = list(start.get("headers", ()))
    names = {name.lower() for name, _ in own}
    start["headers"] = [*own, *(h for h in headers if h[0] not in names)]
