"""A patient asks that the record be set right, and reads the answer (X7)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath

from mediklaud.application.privacy.ask_for_amendment import AskForAmendment
from mediklaud.application.privacy.disagree_with_amendment import (
    DisagreeWithAmendment,
)
from mediklaud.application.privacy.list_patient_amendments import (
    ListPatientAmendments,
)
from mediklaud.domain.errors import Refusal
from mediklaud.domain.shared.ids import AmendmentId, ConsultationId, NoteId
from mediklaud.entrypoints.http.queries import Filter
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_PAGE = "patient/wishes.html"
_MANY = 200


@get("/my/wishes", sync_to_thread=True)
def own_wishes(
    visitor: AtPage,
    consultation: Filter = None,
    note: Filter = None,
    done: Filter = None,
) -> Page:
    """What was asked for and what came of it, and how to ask."""
    about = {"consultation": consultation or "", "note": note or ""}
    return visitor.page(_PAGE, **_asked(visitor), **about, done=done)


@post("/my/wishes", status_code=303, sync_to_thread=True)
def ask_to_set_right(visitor: AtPage) -> Page:
    """It goes to whoever wrote it, and to the privacy officer."""
    try:
        visitor.handle(_wish(visitor))
    except Refusal as refusal:
        return _again(visitor, refusal)
    return visitor.go("/my/wishes?done=asked")


@post("/my/wishes/{amendment_id:uuid}/disagree", status_code=303, sync_to_thread=True)
def disagree(visitor: AtPage, amendment_id: FromPath[UUID]) -> Page:
    """What the patient says to a denial stays with the record."""
    try:
        visitor.handle(_disagreement(visitor, AmendmentId(amendment_id)))
    except Refusal as refusal:
        return _again(visitor, refusal)
    return visitor.go("/my/wishes?done=disagreed")


def _wish(visitor: Visitor) -> AskForAmendment:
    form = visitor.form
    with form.reading() as read:
        text = read.need("text", str)
        consultation = read.may("consultation", ConsultationId.parse)
        note = read.may("note", NoteId.parse)
    return AskForAmendment(
        **visitor.command,
        patient_id=visitor.patient_id,
        consultation_id=consultation,
        note_id=note,
        text=text,
    )


def _disagreement(visitor: Visitor, wanted: AmendmentId) -> DisagreeWithAmendment:
    with visitor.form.reading() as read:
        statement = read.need("statement", str)
    return DisagreeWithAmendment(
        **visitor.command, amendment_id=wanted, statement=statement
    )


def _again(visitor: Visitor, refusal: Refusal) -> Page:
    form = visitor.form
    about = {"consultation": form["consultation"], "note": form["note"]}
    return visitor.again(_PAGE, refusal, **_asked(visitor), **about, done=None)


def _asked(visitor: Visitor) -> dict[str, Any]:
    query = ListPatientAmendments(
        **visitor.query, patient_id=visitor.patient_id, limit=_MANY
    )
    return {"wishes": visitor.handle(query)}
