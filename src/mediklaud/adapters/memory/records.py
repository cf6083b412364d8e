"""Consultations in a dictionary."""

from collections.abc import Mapping

from attrs import frozen

from mediklaud.adapters.memory.storage import MemoryPort, Tables
from mediklaud.domain.access.scope import Scope
from mediklaud.domain.errors import Contended
from mediklaud.domain.records.consultation import (
    AlreadySigned,
    Consultation,
    ConsultationNotFound,
)
from mediklaud.domain.shared.ids import AppointmentId, ConsultationId, PatientId
from mediklaud.ports.records import Consultations


@frozen
class MemoryConsultations:
    """Consultations by their appointment."""

    tables: Tables

    def add(self, consultation: Consultation) -> None:
        consultations = self.tables["consultations"]
        if consultation.appointment_id in consultations:
            raise Contended
        consultations[consultation.appointment_id] = consultation

    def of_appointment(
        self, appointment_id: AppointmentId, scope: Scope
    ) -> Consultation:
        kept: Mapping[AppointmentId, Consultation] = self.tables["consultations"]
        found = kept.get(appointment_id)
        if found is None or not scope.covers(found.patient_id, found.doctor_id):
            raise ConsultationNotFound(appointment_id)
        return found

    def sign(self, consultation: Consultation) -> None:
        consultations = self.tables["consultations"]
        if consultations[consultation.appointment_id].signed is not None:
            raise AlreadySigned(consultation.id)
        consultations[consultation.appointment_id] = consultation

    def signed_of(
        self, patient_id: PatientId, *, after: ConsultationId | None, limit: int
    ) -> tuple[Consultation, ...]:
        signed = sorted(
            (
                found
                for found in self.tables["consultations"].values()
                if found.patient_id == patient_id and found.signed is not None
            ),
            key=_age,
            reverse=True,
        )
        return tuple(_behind(signed, after)[:limit])


def _behind(
    signed: list[Consultation], after: ConsultationId | None
) -> list[Consultation]:
    if after is None:
        return signed
    places = [place for place, c in enumerate(signed, start=1) if c.id == after]
    return signed[places[0] :] if places else []


def _age(consultation: Consultation) -> tuple[object, ...]:
    return consultation.started_at, consultation.id


PORTS: dict[type, MemoryPort] = {Consultations: MemoryConsultations}
