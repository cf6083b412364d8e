"""The journal, in its tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

from attrs import frozen
from sqlalchemy import Row, and_, bindparam, func, insert, select
from sqlalchemy.exc import IntegrityError

from mediklaud.adapters.sql.billing.journal_tables import journal_entries, postings
from mediklaud.adapters.sql.billing.journal_triggers import CLOSED
from mediklaud.adapters.sql.database import Database
from mediklaud.adapters.sql.schema import here, is_param
from mediklaud.domain.billing.closed_period import PeriodClosed
from mediklaud.domain.billing.journal import (
    Balance,
    Entry,
    LedgerAccount,
    Posting,
    PostingKind,
)
from mediklaud.domain.errors import Contended
from mediklaud.domain.shared.ids import AccountId, PatientId, PostingId
from mediklaud.domain.shared.money import Money

_p, _e = postings.c, journal_entries.c
_ADD = insert(postings)
_ADD_ENTRIES = insert(journal_entries)
_OF_POSTING = and_(_e.hospital_id == _p.hospital_id, _e.posting_id == _p.id)
_WHOLE = select(postings, _e.account, _e.amount_minor).join_from(
    postings, journal_entries, _OF_POSTING
)
_OF_SOURCE = _WHOLE.where(is_param(postings, "kind", "source_id")).order_by(
    _p.part, _e.position
)
_OF_PATIENT = _WHOLE.where(
    is_param(postings, "patient_id"),
    _p.day.between(bindparam("since"), bindparam("until")),
).order_by(_p.day, _p.id, _e.position)
_SUM = func.sum(_e.amount_minor)
_BALANCES = (
    select(_e.account, _p.currency, _SUM.label("minor"))
    .join_from(postings, journal_entries, _OF_POSTING)
    .group_by(_e.account, _p.currency)
    .having(_SUM != 0)
    .order_by(_e.account)
)
_BALANCES_OF = _BALANCES.where(
    is_param(postings, "patient_id"), _p.day < bindparam("before")
)
_BALANCES_UNTIL = _BALANCES.where(here(postings), _p.day <= bindparam("until"))


@frozen
class SqlJournal:
    """The `postings` and `journal_entries` tables."""

    database: Database

    def post(self, posting: Posting) -> None:
        try:
            self.database.add_all(_ADD_ENTRIES, _to_entry_rows(posting))
            self.database.change(_ADD, **_to_row(posting))
        except IntegrityError as error:
            refusal = PeriodClosed if CLOSED in str(error.orig) else Contended
            raise refusal from error

    def of_source(self, kind: PostingKind, source_id: UUID) -> tuple[Posting, ...]:
        about = {"kind": kind.value, "source_id": source_id}
        return _to_postings(self.database.rows(_OF_SOURCE, **about))

    def of_patient(
        self, patient_id: PatientId, since: date, until: date
    ) -> tuple[Posting, ...]:
        about = {"patient_id": patient_id.value, "since": since, "until": until}
        return _to_postings(self.database.rows(_OF_PATIENT, **about))

    def balances_of(self, patient_id: PatientId, before: date) -> tuple[Balance, ...]:
        about = {"patient_id": patient_id.value, "before": before}
        return _to_balances(self.database.rows(_BALANCES_OF, **about))

    def balances(self, until: date) -> tuple[Balance, ...]:
        return _to_balances(self.database.rows(_BALANCES_UNTIL, until=until))


def _to_row(posting: Posting) -> dict[str, object]:
    patient_id, by = posting.patient_id, posting.by
    return {
        "id": posting.id.value,
        "kind": posting.kind.value,
        "source_id": posting.source_id,
        "part": posting.part,
        "patient_id": None if patient_id is None else patient_id.value,
        "number": posting.number,
        "day": posting.day,
        "at": posting.at,
        "by": None if by is None else by.value,
        "currency": posting.currency,
        "owed_minor": posting.owed.minor,
    }


def _to_entry_rows(posting: Posting) -> Iterable[dict[str, object]]:
    for position, entry in enumerate(posting.entries, start=1):
        yield {
            "posting_id": posting.id.value,
            "position": position,
            "account": entry.account.value,
            "amount_minor": entry.amount.minor,
        }


def _to_postings(rows: Iterable[Row[Any]]) -> tuple[Posting, ...]:
    by_posting = groupby(rows, key=lambda row: row.id)
    return tuple(_to_posting(tuple(many)) for _, many in by_posting)


def _to_posting(rows: Sequence[Row[Any]]) -> Posting:
    head = rows[0]
    return Posting(
        id=PostingId(head.id),
        kind=PostingKind(head.kind),
        source_id=head.source_id,
        part=head.part,
        patient_id=head.patient_id and PatientId(head.patient_id),
        number=head.number,
        day=head.day,
        at=head.at,
        by=head.by and AccountId(head.by),
        entries=tuple(_to_entry(row) for row in rows),
    )


def _to_entry(row: Row[Any]) -> Entry:
    return Entry(LedgerAccount(row.account), Money(row.amount_minor, row.currency))


def _to_balances(rows: Iterable[Row[Any]]) -> tuple[Balance, ...]:
    return tuple(
        Balance(LedgerAccount(row.account), Money(int(row.minor), row.currency))
        for row in rows
    )
