"""Patients' accounts and permissions to book in spite of dues, in dictionaries."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from attrs import evolve, frozen

from mediklaud.adapters.memory.storage import Tables
from mediklaud.domain.billing.account import PatientAccount, PatientAccountNotFound
from mediklaud.domain.billing.dues import OwedInvoice
from mediklaud.domain.billing.override import DuesOverride, OverrideNotLive
from mediklaud.domain.registry.patient import Patient
from mediklaud.domain.shared.ids import AppointmentId, OverrideId, PatientId
from mediklaud.domain.shared.money import Money


@frozen
class MemoryAccounts:
    """The credit of every patient; the rest of the account is worked out."""

    tables: Tables

    def open(self, patient_id: PatientId, currency: str) -> None:
        self.tables["patient_accounts"][patient_id] = Money.zero(currency)

    def lock(self, patient_id: PatientId) -> None:
        self._require(patient_id)
        patient: Patient | None = self.tables["patients"].get(patient_id)
        if patient is not None:
            patient.require_own_file()

    def _require(self, patient_id: PatientId) -> None:
        if patient_id not in self.tables["patient_accounts"]:
            raise PatientAccountNotFound(patient_id)

    def read(self, patient_id: PatientId, now: datetime) -> PatientAccount:
        self._require(patient_id)
        return PatientAccount(
            patient_id=patient_id,
            credit=self.tables["patient_accounts"][patient_id],
            owed=self._owed(patient_id),
            override=self._override(patient_id, now),
        )

    def _owed(self, patient_id: PatientId) -> tuple[OwedInvoice, ...]:
        invoices = self.tables["invoices"]
        found = (
            owed
            for owed in self.tables["dues"].values()
            if owed.amount and invoices[owed.invoice_id].patient_id == patient_id
        )
        return tuple(sorted(found, key=lambda o: (o.due_on, o.invoice_id)))

    def _override(self, patient_id: PatientId, now: datetime) -> OverrideId | None:
        live: list[DuesOverride] = [
            o
            for o in self.tables["dues_overrides"].values()
            if o.patient_id == patient_id and o.is_live(now)
        ]
        return min(o.id for o in live) if live else None


@frozen
class MemoryDuesOverrides:
    """Overrides by their id."""

    tables: Tables

    def add(self, override: DuesOverride) -> None:
        self.tables["dues_overrides"][override.id] = override

    def all(self, after: OverrideId | None, limit: int) -> tuple[DuesOverride, ...]:
        every: Iterable[DuesOverride] = self.tables["dues_overrides"].values()
        older = (one for one in every if after is None or one.id < after)
        return tuple(sorted(older, key=lambda one: one.id, reverse=True)[:limit])

    def spend(
        self, override_id: OverrideId, appointment_id: AppointmentId, now: datetime
    ) -> None:
        override = self.tables["dues_overrides"].get(override_id)
        if override is None or not override.is_live(now):
            raise OverrideNotLive(override_id)
        spent = evolve(override, spent_on=appointment_id)
        self.tables["dues_overrides"][override_id] = spent
