"""What a patient owes, and whether it keeps a new appointment from being booked."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo
from typing import ClassVar

from attrs import Factory, field, frozen

from mediklaud.domain.billing.payment_plan import Instalment
from mediklaud.domain.billing.policy import BillingPolicy
from mediklaud.domain.errors import RuleBroken
from mediklaud.domain.shared.ids import InvoiceId, OverrideId
from mediklaud.domain.shared.money import Money, total


@frozen
class OutstandingDues(RuleBroken):
    """Overdue invoices must be paid before a new visit; emergencies are always seen."""

    rule: ClassVar[str] = "U1"
    amount: Money
    invoices: tuple[InvoiceId, ...]
    invoice_numbers: tuple[str, ...]
    how_to_clear: str

    def __str__(self) -> str:
        return f"{self.message} {self.how_to_clear}"


@frozen
class OwedInvoice:
    """What is still to be paid of one issued invoice."""

    invoice_id: InvoiceId
    number: str
    amount: Money
    due_on: date
    disputed: Money = field(
        default=Factory(lambda self: Money.zero(self.amount.currency), takes_self=True)
    )
    """What is left of the lines somebody objects to, paid or not."""
    instalments: tuple[Instalment, ...] = ()
    """The agreement to pay it in parts, if there is one."""

    def late(self, today: date, grace_days: int = 0) -> Money:
        """What of it ought to have been paid by now (U2).

        Not what is disputed; with an agreement, only what was missed of that.
        """
        last = today - timedelta(days=grace_days)
        to_come = total(
            (one.amount for one in self.instalments if last <= one.due_on),
            self.amount.currency,
        )
        if not self.instalments and last <= self.due_on:
            to_come = self.amount
        return max(self.amount - self.disputed - to_come, Money.zero(to_come.currency))


@frozen(kw_only=True)
class DuesStanding:
    """All that a patient owes right now, and a permission to book all the same."""

    owed: tuple[OwedInvoice, ...] = ()
    """Every issued invoice that is not wholly paid, due or not."""
    override: OverrideId | None = None
    """One that has neither been spent nor ended (U4)."""


@frozen(kw_only=True)
class DuesContext:
    """What kind of visit is asked for. The channel does not matter (U3)."""

    emergency: bool = False
    triage: bool = False
    """Somebody walked in and is looked at first."""
    urgent_follow_up: bool = False
    """A doctor ordered it."""

    @property
    def is_never_blocked(self) -> bool:
        """Must the patient be seen, whatever is owed?"""
        return self.emergency or self.triage or self.urgent_follow_up


@frozen
class Allowed:
    """The patient may book; `override` has to be spent on it, if one is named."""

    override: OverrideId | None = None


@frozen
class Blocked:
    """The patient has to pay first."""

    rule: ClassVar[str] = "U2"
    amount: Money
    invoices: tuple[InvoiceId, ...]
    invoice_numbers: tuple[str, ...]

    @property
    def how_to_clear(self) -> str:
        """What the patient can do about it (U5)."""
        return (
            f"Pay {self.amount} online, at the front desk or at the billing office "
            f"({', '.join(self.invoice_numbers)}); "
            "a new appointment can be booked at once."
        )


def evaluate(
    standing: DuesStanding,
    *,
    now: datetime,
    zone: tzinfo,
    context: DuesContext,
    policy: BillingPolicy,
) -> Allowed | Blocked:
    """Do dues block this visit? Days are those of the hospital's calendar (`zone`)."""
    today = now.astimezone(zone).date()
    late = [(o, o.late(today, policy.grace_days)) for o in standing.owed]
    blocking = [(o, amount) for o, amount in late if amount]
    minor = sum(amount.minor for _, amount in blocking)
    if context.is_never_blocked or minor <= policy.dues_threshold:
        return Allowed()
    if standing.override is not None:
        return Allowed(standing.override)
    return Blocked(
        Money(minor, blocking[0][1].currency),
        tuple(o.invoice_id for o, _ in blocking),
        tuple(o.number for o, _ in blocking),
    )


def require_no_dues(verdict: Allowed | Blocked) -> OverrideId | None:
    """Refuse if blocked; else name the override that has to be spent, if any."""
    if isinstance(verdict, Blocked):
        raise OutstandingDues(
            verdict.amount,
            verdict.invoices,
            verdict.invoice_numbers,
            verdict.how_to_clear,
        )
    return verdict.override
