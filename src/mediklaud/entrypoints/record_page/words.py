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
_DONE = {
    "accept_invitation": "The portal was set up",
    "ask_for_amendment": "An amendment was asked for",
    "book_appointment": "A visit was booked",
    "break_glass": "The record was opened in an emergency",
    "cancel_appointment": "A visit was cancelled",
    "complete_consultation": "A consultation was signed",
    "decide_amendment": "A request for an amendment was answered",
    "enrol_patient": "The file was opened",
    "export_record": "This whole record was taken home",
    "find_patients": "The name stood in a list that was searched",
    "issue_invoice": "An invoice was issued",
    "mark_arrived": "The patient was received",
    "name_guardian": "A guardian was named",
    "read_account": "The account was read",
    "read_patient": "The file was read",
    "read_record": "The medical record was read",
    "read_schedule": "The name stood in a doctor's schedule",
    "reschedule_appointment": "A visit was moved",
    "start_consultation": "A consultation was begun",
    "take_payment": "A payment was taken",
    "update_patient": "The file was changed",
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

    def done(self, action: str) -> str:
        """What the audit calls by a code."""
        return _DONE.get(action) or self.plain(action)

    @staticmethod
    def plain(code: object) -> str:
        """A code as words: `follow_up` is `Follow up`."""
        text = NOTHING if code is None else str(code)
        return text.replace("_", " ").capitalize() if text.islower() else text

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
