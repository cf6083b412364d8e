"""How a page goes out: never kept by the browser, and nothing foreign on it."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus

from litestar import MediaType, Response
from litestar.datastructures import Cookie

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
Page = Response[bytes]
"""A page on its way out."""
HEADERS = {
    "content-security-policy": _POLICY,
    "referrer-policy": "same-origin",
    "vary": "cookie, accept-language",
}
"""Of every page; the house's own come on top."""


def page_answer(text: str, status: int, cookies: Sequence[Cookie]) -> Page:
    """A page of HTML."""
    return Response(
        text.encode(),
        status_code=status,
        media_type=MediaType.HTML,
        headers=HEADERS,
        cookies=list(cookies),
    )


def see_other(address: str, cookies: Sequence[Cookie]) -> Page:
    """On to another of our pages."""
    return Response(
        b"",
        status_code=HTTPStatus.SEE_OTHER,
        media_type=MediaType.HTML,
        headers={**HEADERS, "location": own_address(address)},
        cookies=list(cookies),
    )


def own_address(address: str) -> str:
    """The address if it is one of ours; else the first page: nobody is sent away."""
    is_path = address.startswith("/") and address[1:2] not in {"/", "\\"}
    is_plain = address.isascii() and address.isprintable() and "\\" not in address
    return address if is_path and is_plain else "/"
