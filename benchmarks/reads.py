"""How long the questions take that people ask all day, in the server itself."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta

from attrs import frozen

from benchmarks.figures import Figure
from benchmarks.fill import AHEAD_DAYS, Filled
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
from mediklaud.domain.shared.period import Period

ROUNDS = 200
_DAY = timedelta(days=1)
_NAMES = ("Ahmed", "Kha", "Sultana Kh", "Tanvir Cho", "mi", "Yasmin", "hossain abd")


@frozen(kw_only=True)
class Reader:
    """Somebody at the desk with a question after the other."""

    filled: Filled
    app: Application
    actor: Caller
    phones: list[str]

    def figures(self) -> tuple[Figure, ...]:
        """Every kind of question, each asked many times with other words."""
        return (
            self._figure("free slots: 50 doctors, 30 days, first 200", self._slots),
            self._figure("free slots: one doctor, 30 days", self._slots_of_one),
            self._figure("a doctor's day", self._day),
            self._figure("a patient's appointments", self._of_patient),
            self._figure("patient by part of name (100,000)", self._by_name),
            self._figure("patient by phone (100,000)", self._by_phone),
        )

    def _figure(self, what: str, ask: Callable[[int], Message[object]]) -> Figure:
        seconds = []
        for number in range(-10, ROUNDS):
            message = ask(abs(number))
            began = time.perf_counter()
            self.app.handle(message)
            if number >= 0:
                seconds.append(time.perf_counter() - began)
        return Figure.of(what, seconds, sum(seconds))

    def _ahead(self) -> Period:
        start = self.filled.local(self.filled.today + _DAY, -60)
        return Period(start, start + AHEAD_DAYS * _DAY)

    def _slots(self, number: int) -> Message[object]:
        later = Period(self._ahead().start + (number % 20) * _DAY, self._ahead().end)
        return FindSlots(actor=self.actor, period=later, visit_type=_kind(number))

    def _slots_of_one(self, number: int) -> Message[object]:
        return FindSlots(
            actor=self.actor,
            doctor_id=self.filled.doctor(number),
            period=self._ahead(),
            visit_type=_kind(number),
        )

    def _day(self, number: int) -> Message[object]:
        day = self.filled.today + (number % 60 - 30) * _DAY
        doctor_id = self.filled.doctor(number)
        return ReadSchedule(actor=self.actor, doctor_id=doctor_id, day=day)

    def _of_patient(self, number: int) -> Message[object]:
        patient_id = self.filled.patient(number * 37)
        return ListPatientAppointments(actor=self.actor, patient_id=patient_id)

    def _by_name(self, number: int) -> Message[object]:
        return FindPatients(actor=self.actor, q=_NAMES[number % len(_NAMES)])

    def _by_phone(self, number: int) -> Message[object]:
        phone = self.phones[number % len(self.phones)]
        return FindPatients(actor=self.actor, q=phone)


def _kind(number: int) -> VisitType:
    return (VisitType.CONSULTATION, VisitType.FOLLOW_UP)[number % 2]
