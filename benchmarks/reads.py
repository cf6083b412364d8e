"""How long the questions take that people ask all day, in the server itself."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta

from attrs import frozen

from benchmarks.figures import Figure
from benchmarks.hospital import AHEAD_DAYS, Town
from benchmarks.people import phones
from mediklaud.application.application import Application
from mediklaud.application.messages import Message
from mediklaud.application.registry.find_patients import FindPatients
from mediklaud.application.scheduling.find_slots import FindSlots
from mediklaud.application.scheduling.list_patient_appointments import (
    ListPatientAppointments,
)
from mediklaud.application.scheduling.read_schedule import ReadSchedule
from mediklaud.domain.access.actor import Caller
from mediklaud.domain.scheduling.visit_type import VisitType
from mediklaud.domain.shared.ids import DoctorId, PatientId
from mediklaud.domain.shared.period import Period

ROUNDS = 200
_WARM_UP = 10
_DAY = timedelta(days=1)
_NAMES = (
    "Ahmed",
    "Kha",
    "Sultana Kha",
    "Tanvir Cho",
    "mia",
    "Yasmin",
    "hossain ali",
    "kar",
)


@frozen(kw_only=True)
class Desk:
    """Somebody signed in at a hospital."""

    app: Application
    actor: Caller


@frozen
class Questions:
    """Every kind of question, each asked many times with other words."""

    town: Town

    def kinds(self) -> dict[str, Callable[[Caller, int], Message[object]]]:
        """What is asked, and how its nth wording is made."""
        people = f"{self.town.patients:,}"
        return {
            "free slots: 50 doctors, 30 days, first 200": self._slots,
            "free slots: one doctor, 30 days": self._slots_of_one,
            "a doctor's day": self._day,
            "a patient's appointments": self._of_patient,
            f"patient by part of name, of {people}": self._by_name,
            f"patient by phone, of {people}": self._by_phone,
        }

    def _ahead(self) -> Period:
        start = self.town.local(self.town.today + _DAY, -60)
        return Period(start, start + AHEAD_DAYS * _DAY)

    def _slots(self, actor: Caller, number: int) -> Message[object]:
        kind = _kind(number)
        return FindSlots(actor=actor, period=self._ahead(), visit_type=kind)

    def _slots_of_one(self, actor: Caller, number: int) -> Message[object]:
        return FindSlots(
            actor=actor,
            doctor_id=DoctorId(self.town.doctor(number)),
            period=self._ahead(),
            visit_type=_kind(number),
        )

    def _day(self, actor: Caller, number: int) -> Message[object]:
        """Yesterday with its forty visits, or a day to come."""
        day = self.town.today + (number % 20 if number % 2 else -1) * _DAY
        doctor_id = DoctorId(self.town.doctor(number))
        return ReadSchedule(actor=actor, doctor_id=doctor_id, day=day)

    def _of_patient(self, actor: Caller, number: int) -> Message[object]:
        patient_id = PatientId(self.town.patient(number * 37))
        return ListPatientAppointments(actor=actor, patient_id=patient_id)

    def _by_name(self, actor: Caller, number: int) -> Message[object]:
        return FindPatients(actor=actor, q=_NAMES[number % len(_NAMES)])

    def _by_phone(self, actor: Caller, number: int) -> Message[object]:
        known = phones(self.town)
        return FindPatients(actor=actor, q=known[number % len(known)])


def compare(town: Town, desks: Sequence[Desk]) -> Iterator[tuple[Figure, ...]]:
    """Each question at every desk in turn, so that a busy machine hits them alike."""
    gc.freeze()  # a server does not hold the whole town in its memory, as we do here
    for what, ask in Questions(town).kinds().items():
        seconds: list[list[float]] = [[] for _ in desks]
        for number in range(_WARM_UP + ROUNDS):
            for desk, took in zip(desks, seconds, strict=True):
                took.append(_timed(desk, ask(desk.actor, number)))
        counted = [took[_WARM_UP:] for took in seconds]
        yield tuple(Figure.of(what, took, sum(took)) for took in counted)


def _timed(desk: Desk, message: Message[object]) -> float:
    began = time.perf_counter()
    desk.app.handle(message)
    return time.perf_counter() - began


def _kind(number: int) -> VisitType:
    return (VisitType.CONSULTATION, VisitType.FOLLOW_UP)[number % 2]
