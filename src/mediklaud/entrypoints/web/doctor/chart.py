"""A patient's page as the doctor in care reads it: what harms, what was, what is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from litestar import get
from litestar.params import FromPath

from mediklaud.application.medication.list_prescriptions import ListPrescriptions
from mediklaud.application.records.read_record import ReadRecord
from mediklaud.domain.medication.prescription import Prescription
from mediklaud.domain.records.consultation import Consultation
from mediklaud.domain.records.medical_record import Entry
from mediklaud.domain.records.observation import ObservationKind
from mediklaud.domain.shared.ids import DoctorId, PatientId
from mediklaud.entrypoints.http.queries import Filter
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.doctor.bedside import bedside
from mediklaud.entrypoints.web.scheduling.doctors import names_of
from mediklaud.entrypoints.web.visitor import AtPage

_ENTRIES, _PRESCRIPTIONS = 20, 50


@get("/charts/{patient_id:uuid}", sync_to_thread=True)
def chart(visitor: AtPage, patient_id: FromPath[UUID], done: Filter = None) -> Page:
    """Allergies on top, then conditions, medicines, measurements, and the record."""
    whose = PatientId(patient_id)
    facts = bedside(visitor, whose)
    record = visitor.handle(
        ReadRecord(**visitor.query, patient_id=whose, limit=_ENTRIES)
    )
    written = visitor.handle(
        ListPrescriptions(**visitor.query, patient_id=whose, limit=_PRESCRIPTIONS)
    )
    taken = [one for one in written if _is_taken(one, facts["today"])]
    return visitor.page(
        "doctor/chart.html",
        **facts,
        done=done,
        entries=record.entries,
        doctors=names_of(visitor, authors_of(record.entries)),
        taken=taken,
        past=[one for one in written if one not in taken],
        measured=[facts["known"].latest(kind, facts["today"]) for kind in _MEASURED],
    )


_MEASURED = tuple(k for k in ObservationKind if k != ObservationKind.NO_KNOWN_ALLERGIES)


def _is_taken(one: Prescription, day: date) -> bool:
    return one.in_use_until is not None and one.in_use_until >= day


def authors_of(entries: Iterable[Entry]) -> Iterable[DoctorId]:
    """Everybody who wrote some of it."""
    for one in entries:
        if isinstance(one, Consultation):
            yield one.doctor_id
            yield from (note.author for note in one.addenda)
        else:
            yield one.author
