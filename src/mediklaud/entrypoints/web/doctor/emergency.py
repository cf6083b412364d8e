"""A record outside care is opened in an emergency, and somebody will ask why (X3)."""

from __future__ import annotations

from litestar import get, post

from mediklaud.application.privacy.break_glass import BreakGlass
from mediklaud.domain.errors import Refusal
from mediklaud.domain.privacy.reasons import ReasonCode
from mediklaud.entrypoints.web.access.proving import prove_first
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.doctor.own import own_id
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_PAGE = "doctor/emergency.html"


@get("/emergency-access", sync_to_thread=True)
def emergency_page(visitor: AtPage) -> Page:
    """Whose record, and why?"""
    own_id(visitor)
    return visitor.page(_PAGE)


@post("/emergency-access", status_code=303, sync_to_thread=True)
def break_glass(visitor: AtPage) -> Page:
    """It is open for an hour."""
    try:
        prove_first(visitor)
        glass = visitor.handle(_asked(visitor))
    except Refusal as refusal:
        return visitor.again(_PAGE, refusal)
    return visitor.go(f"/charts/{glass.patient_id}")


def _asked(visitor: Visitor) -> BreakGlass:
    with visitor.form.reading() as read:
        number = read.need("number", str)
        reason = read.need("reason", ReasonCode)
        text = read.need("text", str)
    return BreakGlass(
        **visitor.command, patient_number=number, reason_code=reason, text=text
    )
