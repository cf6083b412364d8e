"""Signing in and out."""

from __future__ import annotations

from secrets import token_urlsafe
from typing import Annotated

from litestar import get, post
from litestar.params import QueryParameter

from mediklaud.application.access.sign_in import SignedIn, SignIn
from mediklaud.application.access.sign_out import SignOut
from mediklaud.domain.errors import Refusal
from mediklaud.entrypoints.web.answers import Page, own_address
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_FORM = "access/sign_in.html"
Next = Annotated[str, QueryParameter(name="next", max_length=500)]


@get("/sign-in", sync_to_thread=True)
def sign_in_page(visitor: AtPage, then: Next = "/") -> Page:
    """Ask who somebody is."""
    return visitor.page(_FORM, then=own_address(then))


@post("/sign-in", status_code=303, sync_to_thread=True)
def sign_in(visitor: AtPage) -> Page:
    """Let somebody in, to the page they wanted."""
    form, then = visitor.form, own_address(visitor.form["next"])
    device = visitor.device or token_urlsafe(24)
    try:
        signed_in = visitor.handle(
            SignIn(
                **visitor.as_nobody,
                login=form["login"],
                password=form.secret("password"),
                totp=form["totp"] or None,
                device=device,
            )
        )
    except Refusal as refusal:
        return visitor.again(_FORM, refusal, then=then)
    _remember(visitor, signed_in, device)
    return visitor.go("/account/second-factor" if _is_bare(signed_in) else then)


@post("/sign-out", status_code=303, sync_to_thread=True)
def sign_out(visitor: AtPage) -> Page:
    """End the session, and have the browser forget what it holds of us."""
    if visitor.token is not None:
        visitor.handle(SignOut(**visitor.command))
    jar = visitor.site.jar
    held = (jar.session, jar.visit, jar.ward)
    visitor.cookies += [jar.forget(one) for one in held]
    answer = visitor.go("/sign-in")
    answer.headers["clear-site-data"] = '"cache", "storage"'
    return answer


def _remember(visitor: Visitor, signed_in: SignedIn, device: str) -> None:
    jar = visitor.site.jar
    visitor.cookies += [
        jar.keep(jar.session, signed_in.token),
        jar.keep_long(jar.device, device),
        jar.forget(jar.visit),
        jar.forget(jar.ward),
    ]


def _is_bare(signed_in: SignedIn) -> bool:
    return signed_in.second_factor_missing
