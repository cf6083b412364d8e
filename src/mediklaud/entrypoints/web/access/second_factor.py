"""The second factor in the browser: set up, confirmed, given up (X1)."""

from __future__ import annotations

from litestar import get, post

from mediklaud.application.access.confirm_totp import ConfirmTotp
from mediklaud.application.access.list_own_sessions import ListOwnSessions
from mediklaud.application.access.new_recovery_codes import NewRecoveryCodes
from mediklaud.application.access.remove_totp import RemoveTotp
from mediklaud.application.access.start_totp import StartTotp
from mediklaud.domain.errors import Refusal
from mediklaud.entrypoints.qr import as_image
from mediklaud.entrypoints.web.access.proving import prove_first
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_BEGIN, _SCAN = "access/second_factor.html", "access/scan.html"
_CODES = "access/recovery_codes.html"
_URI = "otpauth://"


@get("/account/second-factor", sync_to_thread=True)
def second_factor_page(visitor: AtPage) -> Page:
    """What it is, and where it begins."""
    return visitor.page(_BEGIN, **_about(visitor), me=visitor.me)


@post("/account/second-factor", status_code=200, sync_to_thread=True)
def start_second_factor(visitor: AtPage) -> Page:
    """A square for the telephone, shown this once."""
    try:
        prove_first(visitor)
        new = visitor.handle(StartTotp(**visitor.command))
    except Refusal as refusal:
        return visitor.again(_BEGIN, refusal, **_about(visitor))
    square = as_image(new.uri)
    return visitor.page(_SCAN, uri=new.uri, secret=new.secret, square=square)


@post("/account/second-factor/confirm", status_code=200, sync_to_thread=True)
def confirm_second_factor(visitor: AtPage) -> Page:
    """It counts from the first right code on; its recovery codes are shown."""
    try:
        done = visitor.handle(ConfirmTotp(**visitor.command, code=visitor.form["code"]))
    except Refusal as refusal:
        return _once_more(visitor, refusal)
    if done.token is not None:
        jar = visitor.site.jar
        visitor.token = done.token
        visitor.cookies.append(jar.keep(jar.session, done.token))
    return visitor.page(_CODES, codes=done.recovery_codes)


@post("/account/recovery-codes", status_code=200, sync_to_thread=True)
def draw_recovery_codes(visitor: AtPage) -> Page:
    """Ten new ones; those before them end."""
    try:
        prove_first(visitor)
        new = visitor.handle(NewRecoveryCodes(**visitor.command))
    except Refusal as refusal:
        return visitor.again(_BEGIN, refusal, **_about(visitor))
    return visitor.page(_CODES, codes=new.codes)


@post("/account/second-factor/remove", status_code=303, sync_to_thread=True)
def remove_second_factor(visitor: AtPage) -> Page:
    """The password alone again; for patients."""
    try:
        prove_first(visitor)
        visitor.handle(RemoveTotp(**visitor.command))
    except Refusal as refusal:
        return visitor.again(_BEGIN, refusal, **_about(visitor))
    return visitor.go("/account?done=removed")


def _once_more(visitor: Visitor, refusal: Refusal) -> Page:
    """The same square, which the page brought back itself."""
    uri = visitor.form["uri"]
    if not uri.startswith(_URI):
        return visitor.again(_BEGIN, refusal, **_about(visitor))
    square, secret = as_image(uri), visitor.form["secret"]
    return visitor.again(_SCAN, refusal, uri=uri, secret=secret, square=square)


def _about(visitor: Visitor) -> dict[str, object]:
    """Has this person come by a code, so that there are codes to draw anew?"""
    sessions = visitor.handle(ListOwnSessions(**visitor.query))
    return {"by_code": any(one.current and one.second_factor for one in sessions)}
