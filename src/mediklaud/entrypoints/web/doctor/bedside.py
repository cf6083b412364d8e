"""What stands on every page about a patient: who it is, and what harms them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from mediklaud.application.messages import Command
from mediklaud.application.records.read_clinical_facts import ReadClinicalFacts
from mediklaud.application.registry.read_patient import ReadPatient
from mediklaud.domain.errors import Refusal
from mediklaud.domain.shared.ids import PatientId
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.doctor.own import today
from mediklaud.entrypoints.web.visitor import Visitor

Facts = dict[str, Any]


def bedside(visitor: Visitor, whose: PatientId) -> Facts:
    """The patient, and what is known of them; refused outside care."""
    patient = visitor.handle(ReadPatient(**visitor.query, patient_id=whose))
    known = visitor.handle(ReadClinicalFacts(**visitor.query, patient_id=whose))
    day = today(visitor)
    age = _age(patient.birth_date.day, day)
    return {"patient": patient, "age": age, "known": known, "today": day}


def form_page(visitor: Visitor, template: str, patient_id: UUID) -> Page:
    """An empty form about a patient."""
    return visitor.page(template, **bedside(visitor, PatientId(patient_id)))


def told(
    visitor: Visitor,
    template: str,
    patient_id: UUID,
    command_of: Callable[[Visitor, PatientId], Command[Any]],
    facts_of: Callable[[Visitor, PatientId], Facts] = bedside,
) -> Page:
    """What the form says is done, and the patient's page follows; or the form again."""
    whose = PatientId(patient_id)
    try:
        visitor.handle(command_of(visitor, whose))
    except Refusal as refusal:
        return visitor.again(template, refusal, **facts_of(visitor, whose))
    return visitor.go(f"/charts/{whose}?done=yes")


def _age(born: date, day: date) -> int:
    """In whole years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
