"""The pages to which links in messages lead: how to go on from there, in words."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from litestar import MediaType, Response, get
from litestar.handlers import HTTPRouteHandler

from mediklaud.domain.shared.hospital import Hospital

_SIGN_IN = (
    (
        "To see, book, move or cancel your appointments, please call or visit the "
        "front desk."
    ),
    "Whoever uses the program signs in with: mediklaud login",
    "Other programs sign in at /api/v1/sessions.",
)
_INVITATION = (
    (
        "You were invited to choose a password. Your invitation is the part of this "
        "page's address that stands behind the #; show it to nobody else."
    ),
    "Whoever uses the program goes on with: mediklaud account activate",
    "Other programs go on at /api/v1/invitations/accept.",
    "If you use neither, the front desk helps you.",
)


def signposts(hospital: Hospital) -> list[HTTPRouteHandler]:
    """Plain pages, the same for everybody: nothing is asked and nothing is kept."""

    @get("/sign-in", sync_to_thread=False, include_in_schema=False)
    def sign_in_page() -> Response[str]:
        """Where letters send people who have an account."""
        return _page(hospital, "Sign in", _SIGN_IN)

    @get("/invitation", sync_to_thread=False, include_in_schema=False)
    def invitation_page() -> Response[str]:
        """Where letters send people who are invited."""
        return _page(hospital, "Your invitation", _INVITATION)

    return [sign_in_page, invitation_page]


def _page(hospital: Hospital, title: str, words: Iterable[str]) -> Response[str]:
    name = escape(hospital.name)
    lines = "".join(f"<p>{escape(line)}</p>" for line in words)
    text = (
        "<!doctype html><html lang=en><meta charset=utf-8>"
        '<meta name="viewport" content="width=device-width">'
        f"<title>{name}: {title}</title><h1>{name}</h1><h2>{title}</h2>{lines}</html>"
    )
    return Response(text, media_type=MediaType.HTML)
