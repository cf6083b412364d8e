"""The wish to credit more than one person may: somebody else lets it happen (B4)."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from attrs import evolve, field, frozen
from attrs.validators import min_len

from mediklaud.domain.billing.credit_note import CreditKind, CreditLine
from mediklaud.domain.errors import NotFound, NotPermitted, RuleBroken
from mediklaud.domain.shared.ids import (
    AccountId,
    CreditNoteId,
    CreditRequestId,
    DisputeId,
    InvoiceId,
    PatientId,
)
from mediklaud.domain.shared.money import Money, total
from mediklaud.domain.shared.period import has_time_zone
from mediklaud.domain.shared.texts import clean


class CreditRequestStatus(StrEnum):
    """Where the wish is in its life."""

    ASKED = "asked"
    DONE = "done"
    DECLINED = "declined"


@frozen
class CreditRequestNotFound(NotFound):
    """There is no such request for a credit note."""

    rule: ClassVar[str] = "X1"
    request_id: CreditRequestId


@frozen
class CreditRequestDecided(RuleBroken):
    """This request for a credit note was decided already."""

    rule: ClassVar[str] = "B4"
    request_id: CreditRequestId


@frozen
class OwnCreditRequest(NotPermitted):
    """Whoever asks for a credit note does not approve it: somebody else has to."""

    rule: ClassVar[str] = "B4"
    request_id: CreditRequestId


@frozen
class OwnInvoice(NotPermitted):
    """Nobody credits what they have to pay themselves."""

    rule: ClassVar[str] = "B4"


def _tidy_reason(text: str) -> str:
    return clean(text, "reason", longest=500)


def _tidy_decision(text: str | None) -> str | None:
    return None if text is None else _tidy_reason(text)


@frozen(kw_only=True)
class CreditRequest:
    """`asked` by one person, then `done` or `declined` by another."""

    id: CreditRequestId
    patient_id: PatientId
    invoice_id: InvoiceId
    kind: CreditKind
    lines: tuple[CreditLine, ...] = field(validator=min_len(1))
    reason: str = field(converter=_tidy_reason, repr=False)
    dispute_id: DisputeId | None = None
    """The dispute that it follows, if it follows one."""
    asked_by: AccountId | None
    asked_at: datetime = field(validator=has_time_zone)
    status: CreditRequestStatus = CreditRequestStatus.ASKED
    decided_by: AccountId | None = None
    decided_at: datetime | None = None
    decision: str | None = field(default=None, converter=_tidy_decision, repr=False)
    credit_note_id: CreditNoteId | None = None
    version: int = 1

    @property
    def amount(self) -> Money:
        """The sum of its lines."""
        currency = self.lines[0].amount.currency
        return total((line.amount for line in self.lines), currency)

    def decline(
        self, *, by: AccountId | None, at: datetime, reason: str
    ) -> CreditRequest:
        """Somebody else says no; whoever asked may think better of it, too."""
        self._require_open()
        return self._decided(CreditRequestStatus.DECLINED, by, at, reason)

    def grant(
        self, *, by: AccountId | None, at: datetime, reason: str, note: CreditNoteId
    ) -> CreditRequest:
        """Somebody else has let it happen."""
        self.require_grantable(by)
        done = self._decided(CreditRequestStatus.DONE, by, at, reason)
        return evolve(done, credit_note_id=note)

    def require_grantable(self, by: AccountId | None) -> None:
        """Refuse whoever asked for it, and what is decided."""
        self._require_open()
        if by is None or by == self.asked_by:
            raise OwnCreditRequest(self.id)

    def _require_open(self) -> None:
        if self.status is not CreditRequestStatus.ASKED:
            raise CreditRequestDecided(self.id)

    def _decided(
        self,
        status: CreditRequestStatus,
        by: AccountId | None,
        at: datetime,
        reason: str,
    ) -> CreditRequest:
        return evolve(
            self,
            status=status,
            decided_by=by,
            decided_at=at,
            decision=reason,
            version=self.version + 1,
        )
