"""Patients who were seen weeks ago and have not paid.

The server's clock cannot be turned back. The same use cases, on the same database and
with a clock that stands three weeks ago, make what has become overdue since.
"""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from attrs import frozen

from mediklaud.application.records.complete_consultation import CompleteConsultation
from mediklaud.application.records.start_consultation import StartConsultation
from mediklaud.bootstrap import open_hospital, swap
from mediklaud.domain.shared.person import Contact
from mediklaud.ports.system import Clock
from mediklaud.settings import Settings
from tests.builders.at_work import a_booking, a_doctor_at_work, the_doctor
from tests.builders.cashier import invoiced
from tests.builders.records import a_diagnosis
from tests.builders.registry import a_licence, an_enrolled_patient
from tests.clock import StandingClock
from tests.town import Town
from tests.townsfolk import a_phone, a_word

AGO = timedelta(days=21)
DUE_AFTER = timedelta(days=7)


@frozen
class Debtor:
    """Who it is, what is owed, and a visit that was booked before it was owed."""

    patient: dict[str, Any]
    doctor: dict[str, Any]
    invoice: str
    ahead: str


def a_debtor(town: Town) -> Debtor:
    """Seen three weeks ago; the invoice fell due two weeks ago."""
    then = _morning(datetime.now(ZoneInfo(town.zone)) - AGO)
    settings = Settings.read(town.environment)
    clock = swap(Clock, StandingClock(then))
    hospital = open_hospital(settings.database_url, clock, settings=settings)
    try:
        doctor, patient = _a_doctor(hospital), _a_patient(hospital)
        ahead = _book(hospital, doctor, patient, then + AGO + timedelta(days=5))
        _see(hospital, doctor, _book(hospital, doctor, patient, then))
        due_on = (then + DUE_AFTER).date()
        invoice = invoiced(hospital, patient.id, due_on=due_on)
    finally:
        hospital.storage.close()
    return Debtor(
        patient=town.desk.get(f"/patients/{patient.id}"),
        doctor=town.desk.get(f"/doctors/{doctor.id}"),
        invoice=str(invoice.id),
        ahead=str(ahead.id),
    )


def _morning(day: datetime) -> datetime:
    """Ten o'clock at the hospital, on that day."""
    ten = day.replace(hour=10, minute=0, second=0, microsecond=0)
    return ten.astimezone(UTC)


def _a_doctor(hospital):
    until = (hospital.clock.now() + timedelta(days=400)).date()
    licence = a_licence(number=a_word(), valid_until=until)
    return a_doctor_at_work(hospital, licence=licence)


def _a_patient(hospital):
    word = a_word()
    contact = Contact(phone=f"+88{a_phone()}", email=f"{word}@patients.test")
    return an_enrolled_patient(hospital, name=f"Karim {word}", contact=contact)


def _book(hospital, doctor, patient, at):
    return a_booking(hospital, doctor, 0, patient, starts_at=at)


def _see(hospital, doctor, visit):
    who = {"actor": the_doctor(doctor), "appointment_id": visit.id}
    hospital.handle(StartConsultation(**who))
    diagnosis = a_diagnosis()
    hospital.handle(CompleteConsultation(**who, note="Rest.", diagnosis=diagnosis))
