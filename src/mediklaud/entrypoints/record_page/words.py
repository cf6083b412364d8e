"""Times, names, codes and amounts as somebody reads them on the page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from attrs import frozen

from mediklaud.entrypoints.http.privacy.record_views import RecordView
from mediklaud.entrypoints.http.wire import MoneyView

NOTHING = "\N{EN DASH}"
"""Stands where there is nothing to say."""
_MONTHS = (
    "January February March April May June July August September October November "
    "December"
).split()
_OBSERVED = {"egfr": "Kidney function (eGFR)"}
_UNITS = {
    "egfr": " ml/min/1.73 m\N{SUPERSCRIPT TWO}",
    "creatinine_clearance": " ml/min",
    "weight": " kg",
}


@frozen
class Words:
    """One hospital's clocks, and the names that stand behind ids."""

    zone: ZoneInfo
    doctors: Mapping[UUID, str]
    invoices: Mapping[UUID, str]

    @classmethod
    def of(cls, record: RecordView) -> Words:
        """What the record itself says."""
        return cls(
            zone=ZoneInfo(record.zone),
            doctors={doctor.id: doctor.name for doctor in record.doctors},
            invoices={one.id: one.number or "draft" for one in record.money.invoices},
        )

    def day(self, value: date | None) -> str:
        """`1 March 2027`, on the hospital's calendar."""
        if value is None:
            return NOTHING
        local = self._local(value) if isinstance(value, datetime) else value
        return f"{local.day} {_MONTHS[local.month - 1]} {local.year}"

    def time(self, value: datetime | None) -> str:
        """The day and the time, on the hospital's clocks."""
        if value is None:
            return NOTHING
        return f"{self.day(value)}, {self._local(value):%H:%M}"

    def doctor(self, doctor_id: UUID | None) -> str:
        """The doctor's name."""
        return NOTHING if doctor_id is None else self.doctors.get(doctor_id, NOTHING)

    def invoice(self, invoice_id: UUID) -> str:
        """The invoice's number."""
        return self.invoices.get(invoice_id, NOTHING)

    @staticmethod
    def plain(code: object) -> str:
        """A code as words: `follow_up` is `Follow up`."""
        text = NOTHING if code is None else str(code)
        return text.replace("_", " ").capitalize() if text.islower() else text

    @staticmethod
    def observed(kind: str) -> str:
        """What was looked at: `eGFR`, `May be pregnant`."""
        return _OBSERVED.get(kind) or Words.plain(str(kind))

    @staticmethod
    def unit(kind: str) -> str:
        """What a number is counted in, behind a space; nothing behind yes and no."""
        return _UNITS.get(kind, "")

    @staticmethod
    def money(amount: MoneyView | None) -> str:
        """Every digit of it: `1,575.00 BDT`."""
        if amount is None:
            return NOTHING
        whole, point, part = amount.amount.partition(".")
        grouped = f"{int(whole.removeprefix('-')):,}{point}{part} {amount.currency}"
        return f"-{grouped}" if whole.startswith("-") else grouped

    def _local(self, value: datetime) -> datetime:
        return value.astimezone(self.zone)
