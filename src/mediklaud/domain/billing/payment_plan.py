"""An agreement to pay an invoice in parts: while it is kept, nothing is late (U2)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from itertools import pairwise
from typing import ClassVar

from attrs import evolve, field, frozen
from attrs.validators import min_len

from mediklaud.domain.billing.policy import BillingPolicy
from mediklaud.domain.errors import InvalidValue, RuleBroken
from mediklaud.domain.shared.ids import (
    AccountId,
    InvoiceId,
    PatientId,
    PaymentPlanId,
)
from mediklaud.domain.shared.money import Money, total
from mediklaud.domain.shared.period import has_time_zone
from mediklaud.domain.shared.texts import clean


@frozen
class ImpossibleInstalments(InvalidValue):
    """Instalments are each more than nothing, each later than the last, none past."""

    rule: ClassVar[str] = "U2"


@frozen
class TooManyInstalments(InvalidValue):
    """The hospital does not wait for so many instalments."""

    rule: ClassVar[str] = "U2"
    most: int


@frozen
class PlanDoesNotAddUp(RuleBroken):
    """All instalments together are what is due on the invoice: no more, no less."""

    rule: ClassVar[str] = "U2"
    invoice_id: InvoiceId
    due: Money


@frozen
class AlreadyPlanned(RuleBroken):
    """There is an agreement about this invoice: end that first."""

    rule: ClassVar[str] = "U2"
    plan_id: PaymentPlanId


@frozen
class NotPlanned(RuleBroken):
    """Nothing is agreed about this invoice."""

    rule: ClassVar[str] = "U2"
    invoice_id: InvoiceId


def _something(_instance: object, _attribute: object, value: Money) -> None:
    if value.minor <= 0:
        raise ImpossibleInstalments


@frozen
class Instalment:
    """So much is to be paid by this day."""

    due_on: date
    amount: Money = field(validator=_something)


def _tidy_reason(text: str | None) -> str | None:
    return None if text is None else clean(text, "reason", longest=500)


@frozen(kw_only=True)
class PaymentPlan:
    """Agreed with billing, until it is ended; paying keeps it, missing a part not."""

    id: PaymentPlanId
    patient_id: PatientId
    invoice_id: InvoiceId
    instalments: tuple[Instalment, ...] = field(validator=min_len(1))
    agreed_by: AccountId | None
    agreed_at: datetime = field(validator=has_time_zone)
    ended_by: AccountId | None = None
    ended_at: datetime | None = None
    end_reason: str | None = field(default=None, converter=_tidy_reason, repr=False)
    version: int = 1

    def __attrs_post_init__(self) -> None:
        if any(one.due_on >= two.due_on for one, two in pairwise(self.instalments)):
            raise ImpossibleInstalments

    @property
    def is_live(self) -> bool:
        """Does it still count?"""
        return self.ended_at is None

    def end(self, *, by: AccountId | None, at: datetime, reason: str) -> PaymentPlan:
        """From now on the invoice is owed as it was."""
        newer = self.version + 1
        return evolve(self, ended_by=by, ended_at=at, end_reason=reason, version=newer)


def require_plannable(
    invoice_id: InvoiceId,
    instalments: Sequence[Instalment],
    *,
    due: Money,
    today: date,
    policy: BillingPolicy,
) -> None:
    """Refuse what does not pay the invoice, begins in the past, or takes too long."""
    if len(instalments) > policy.plan_instalments:
        raise TooManyInstalments(policy.plan_instalments)
    if not instalments or instalments[0].due_on < today:
        raise ImpossibleInstalments
    if not due or total((one.amount for one in instalments), due.currency) != due:
        raise PlanDoesNotAddUp(invoice_id, due)
