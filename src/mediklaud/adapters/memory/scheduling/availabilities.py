"""Rules of availability, in a dictionary."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.scheduling.availability import AvailabilityRule
from mediklaud.domain.shared.ids import DoctorId


@frozen
class MemoryAvailabilities:
    """Rules by their id."""

    tables: Tables

    def replace(
        self, doctor_id: DoctorId, since: date, rules: tuple[AvailabilityRule, ...]
    ) -> None:
        every = self.tables["availability_rules"]
        for rule in self._of(doctor_id):
            every[rule.id] = rule.ended_before(since)
        for rule in rules:
            every[rule.id] = rule

    def of_doctor(
        self, doctor_id: DoctorId, since: date
    ) -> tuple[AvailabilityRule, ...]:
        found = (rule for rule in self._of(doctor_id) if rule.applies_from(since))
        return tuple(sorted(found, key=lambda rule: (rule.valid_from, rule.id)))

    def _of(self, doctor_id: DoctorId) -> Iterable[AvailabilityRule]:
        every = tuple(self.tables["availability_rules"].values())
        return (rule for rule in every if rule.doctor_id == doctor_id)
