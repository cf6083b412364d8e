"""Patients' wishes about the record before the officer, or whoever wrote it (X7)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath

from mediklaud.application.messages import Command
from mediklaud.application.privacy.decide_amendment import DecideAmendment
from mediklaud.application.privacy.extend_amendment import ExtendAmendment
from mediklaud.application.privacy.list_amendments import ListAmendments
from mediklaud.domain.access.actor import Role
from mediklaud.domain.errors import Refusal
from mediklaud.domain.privacy.amendment import Amendment, AmendmentNotFound
from mediklaud.domain.shared.ids import AmendmentId, PatientId
from mediklaud.entrypoints.http.queries import Filter
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.doctor.own import now
from mediklaud.entrypoints.web.office.named import numbers_of
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_MANY, _ONE = "office/wishes.html", "office/wish.html"
_WISH = "/wishes/{amendment_id:uuid}"
_MOST = 200


@get("/wishes", sync_to_thread=True)
def wishes(visitor: AtPage, done: Filter = None) -> Page:
    """What waits for an answer, the first asked first."""
    found = _waiting(visitor)
    facts: dict[str, Any] = {"wishes": found, "numbers": _numbers(visitor, found)}
    return visitor.page(_MANY, **facts, now=now(visitor), done=done)


@get(_WISH, sync_to_thread=True)
def wish(visitor: AtPage, amendment_id: FromPath[UUID]) -> Page:
    """What is to be set right, and by when it has to be answered."""
    return visitor.page(_ONE, **_about(visitor, AmendmentId(amendment_id)))


@post(f"{_WISH}/answer", status_code=303, sync_to_thread=True)
def answer_wish(visitor: AtPage, amendment_id: FromPath[UUID]) -> Page:
    """Accepted with the correction, or denied with the reason."""
    return _told(visitor, AmendmentId(amendment_id), _answered, "answered")


@post(f"{_WISH}/more-time", status_code=303, sync_to_thread=True)
def take_more_time(visitor: AtPage, amendment_id: FromPath[UUID]) -> Page:
    """Thirty days more, once, and the patient is told why."""
    return _told(visitor, AmendmentId(amendment_id), _extended, "extended")


def _answered(visitor: Visitor, wanted: AmendmentId) -> DecideAmendment:
    with visitor.form.reading() as read:
        text = read.need("text", str)
        version = read.need("version", int)
    return DecideAmendment(
        **visitor.command,
        amendment_id=wanted,
        accepted=visitor.form["step"] == "accept",
        text=text,
        version=version,
    )


def _extended(visitor: Visitor, wanted: AmendmentId) -> ExtendAmendment:
    with visitor.form.reading() as read:
        reason = read.need("reason", str)
    return ExtendAmendment(**visitor.command, amendment_id=wanted, reason=reason)


def _told(
    visitor: Visitor,
    wanted: AmendmentId,
    written: Callable[[Visitor, AmendmentId], Command[Amendment]],
    done: str,
) -> Page:
    try:
        visitor.handle(written(visitor, wanted))
    except Refusal as refusal:
        return visitor.again(_ONE, refusal, **_about(visitor, wanted))
    return visitor.go(f"/wishes?done={done}")


def _waiting(visitor: Visitor) -> tuple[Amendment, ...]:
    return visitor.handle(ListAmendments(**visitor.query, limit=_MOST))


def _about(visitor: Visitor, wanted: AmendmentId) -> dict[str, Any]:
    for one in _waiting(visitor):
        if one.id == wanted:
            number = _numbers(visitor, [one]).get(one.patient_id)
            return {"one": one, "number": number, "now": now(visitor)}
    raise AmendmentNotFound(wanted)


def _numbers(visitor: Visitor, found: Iterable[Amendment]) -> Mapping[PatientId, str]:
    """For the officer; doctors know whom they wrote about by the record."""
    if Role.PRIVACY_OFFICER not in visitor.me.roles:
        return {}
    return numbers_of(visitor, (one.patient_id for one in found))
