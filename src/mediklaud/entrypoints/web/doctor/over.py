"""What counts no more: an allergy that is none, a condition that is over."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from litestar import get, post
from litestar.params import FromPath

from mediklaud.application.records.end_condition import EndCondition
from mediklaud.application.records.refute_allergy import RefuteAllergy
from mediklaud.domain.records.allergy import AllergyNotFound
from mediklaud.domain.records.condition import ConditionNotFound
from mediklaud.domain.shared.ids import AllergyId, ConditionId, PatientId
from mediklaud.entrypoints.reading import read_day
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.doctor.bedside import Facts, bedside, told
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_ALLERGY = "/charts/{patient_id:uuid}/allergies/{allergy_id:uuid}"
_CONDITION = "/charts/{patient_id:uuid}/conditions/{condition_id:uuid}"
_ALLERGY_OVER, _CONDITION_OVER = "doctor/allergy_over.html", "doctor/ended.html"


@get(_ALLERGY, sync_to_thread=True)
def allergy_over_page(
    visitor: AtPage, patient_id: FromPath[UUID], allergy_id: FromPath[UUID]
) -> Page:
    """Is it none, or is it over?"""
    facts = _with_allergy(allergy_id)(visitor, PatientId(patient_id))
    return visitor.page(_ALLERGY_OVER, **facts)


@post(_ALLERGY, status_code=303, sync_to_thread=True)
def refute_allergy(
    visitor: AtPage, patient_id: FromPath[UUID], allergy_id: FromPath[UUID]
) -> Page:
    """Checks pass it over from now on; it stays to be read."""

    def refuted(visitor: Visitor, whose: PatientId) -> RefuteAllergy:
        with visitor.form.reading() as read:
            reason = read.need("reason", str)
        return RefuteAllergy(
            **visitor.command,
            patient_id=whose,
            allergy_id=AllergyId(allergy_id),
            reason=reason,
            outgrown=visitor.form["how"] == "outgrown",
        )

    return told(visitor, _ALLERGY_OVER, patient_id, refuted, _with_allergy(allergy_id))


@get(_CONDITION, sync_to_thread=True)
def condition_over_page(
    visitor: AtPage, patient_id: FromPath[UUID], condition_id: FromPath[UUID]
) -> Page:
    """Since when has the patient had it no more?"""
    facts = _with_condition(condition_id)(visitor, PatientId(patient_id))
    return visitor.page(_CONDITION_OVER, **facts)


@post(_CONDITION, status_code=303, sync_to_thread=True)
def end_condition(
    visitor: AtPage, patient_id: FromPath[UUID], condition_id: FromPath[UUID]
) -> Page:
    """It stays to be read."""

    def ended(visitor: Visitor, whose: PatientId) -> EndCondition:
        with visitor.form.reading() as read:
            on = read.may("on", read_day)
        return EndCondition(
            **visitor.command,
            patient_id=whose,
            condition_id=ConditionId(condition_id),
            on=on,
        )

    return told(
        visitor, _CONDITION_OVER, patient_id, ended, _with_condition(condition_id)
    )


def _with_allergy(allergy_id: UUID) -> Callable[[Visitor, PatientId], Facts]:
    wanted = AllergyId(allergy_id)

    def facts_of(visitor: Visitor, whose: PatientId) -> Facts:
        facts = bedside(visitor, whose)
        for one in facts["known"].allergies:
            if one.id == wanted:
                return {**facts, "allergy": one}
        raise AllergyNotFound(wanted)

    return facts_of


def _with_condition(condition_id: UUID) -> Callable[[Visitor, PatientId], Facts]:
    wanted = ConditionId(condition_id)

    def facts_of(visitor: Visitor, whose: PatientId) -> Facts:
        facts = bedside(visitor, whose)
        for one in facts["known"].conditions:
            if one.id == wanted:
                return {**facts, "condition": one}
        raise ConditionNotFound(wanted)

    return facts_of
