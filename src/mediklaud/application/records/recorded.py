"""Whoever records a clinical fact, and when, stands beside it (R3)."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypedDict

from attrs import frozen

from mediklaud.application.records.write_note import author_in
from mediklaud.application.use_case import Gathered
from mediklaud.domain.access.actor import Actor
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import DoctorId, PatientId
from mediklaud.ports.records import ClinicalFactsBook
from mediklaud.ports.registry import Patients
from mediklaud.ports.system import Ids


class Recorded(TypedDict):
    """Of whom, by whom and when: every fact says so."""

    patient_id: PatientId
    recorded_by: DoctorId
    recorded_at: datetime


@frozen(kw_only=True)
class Recording(Gathered):
    """What it takes to record something about a patient."""

    facts: ClinicalFactsBook
    patients: Patients
    ids: Ids
    hospital: Hospital
    actor: Actor
    now: datetime

    @property
    def today(self) -> date:
        """On the hospital's calendar."""
        return self.hospital.day_of(self.now)

    def about(self, patient_id: PatientId) -> Recorded:
        """The doctor who speaks, while nobody else writes about this patient."""
        author = author_in(self.actor, Permission.RECORD_ALLERGY)
        self.patients.hold(patient_id).require_own_file()
        return {
            "patient_id": patient_id,
            "recorded_by": author,
            "recorded_at": self.now,
        }


def only_of(patient_id: PatientId) -> Scope:
    """One fact is looked for among those of its patient alone."""
    return Scope(patients=frozenset({patient_id}))
