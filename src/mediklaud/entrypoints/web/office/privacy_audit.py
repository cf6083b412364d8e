"""The privacy officer looks what was done and refused (X4)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from litestar import get, post
from litestar.params import FromQuery

from mediklaud.domain.access.audit import AuditEntry, Outcome
from mediklaud.domain.errors import Refusal
from mediklaud.domain.privacy.plain_words import ACTIONS, in_words
from mediklaud.domain.shared.ids import AccountId, PatientId
from mediklaud.entrypoints.http.paging import PageAsked
from mediklaud.entrypoints.http.queries import Filter
from mediklaud.entrypoints.http.wire import named
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.office.audit_asked import AUDIT, AuditAsked
from mediklaud.entrypoints.web.office.days_asked import Days
from mediklaud.entrypoints.web.office.named import names_of, numbers_of
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_PAGE = "office/audit.html"


@get(AUDIT, sync_to_thread=True)
def audit(
    *,
    visitor: AtPage,
    page: PageAsked,
    account_id: FromQuery[UUID | None] = None,
    patient_id: FromQuery[UUID | None] = None,
    did: Filter = None,
    outcome: FromQuery[Outcome | None] = None,
    purpose: Filter = None,
    first: Filter = None,
    last: Filter = None,
) -> Page:
    """Who did, read or was refused what, the newest first."""
    asked = AuditAsked(
        account_id=named(AccountId, account_id),
        patient_id=named(PatientId, patient_id),
        action=did,
        outcome=outcome,
        purpose=purpose,
        days=Days.asked(first, last),
    )
    found = visitor.handle(asked.query(visitor, page))
    shown = page.page(found, lambda one: one, lambda one: one.id)
    facts = _about(visitor, asked, shown.items)
    return visitor.page(_PAGE, **facts, more=shown.next_cursor)


@post(AUDIT, status_code=303, sync_to_thread=True)
def search(visitor: AtPage) -> Page:
    """What is looked for; the patient's number does not get into the address."""
    try:
        asked = AuditAsked.written(visitor)
    except Refusal as refusal:
        nothing = _about(visitor, AuditAsked(), [])
        return visitor.again(_PAGE, refusal, **nothing, more=None)
    return visitor.go(asked.address)


def _about(
    visitor: Visitor, asked: AuditAsked, entries: list[AuditEntry]
) -> dict[str, Any]:
    accounts = [asked.account_id, *(one.account_id for one in entries)]
    patients = [asked.patient_id, *(one.patient_id for one in entries)]
    return {
        "asked": asked,
        "entries": entries,
        "names": names_of(visitor, accounts),
        "numbers": numbers_of(visitor, patients),
        "in_words": in_words,
        "actions": ACTIONS,
    }
