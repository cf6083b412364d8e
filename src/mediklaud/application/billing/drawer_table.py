"""A counted drawer as a table, for the paper that goes with the money (B9)."""

from collections.abc import Sequence

from mediklaud.domain.billing.cashier_session import CashierSession
from mediklaud.domain.billing.drawer_count import Closing, Takings
from mediklaud.domain.billing.payment import AT_THE_DESK, PaymentMethod
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.money import Money
from mediklaud.domain.shared.report import (
    Column,
    ColumnKind,
    Report,
    Row,
    money_cell,
)


def drawer_table(
    session: CashierSession,
    closing: Closing,
    takings: Sequence[Takings],
    receipts: Sequence[str],
    *,
    cashier: str,
    hospital: Hospital,
) -> Report:
    """The same whenever it is made: it says what was counted then."""
    day = hospital.day_of(closing.at)
    money = session.opening_float.currency
    amounts = (f"{method.value}_{money}" for method in AT_THE_DESK)
    return Report(
        name=f"cashier-session-{session.number}",
        title=f"Cashier session {session.number}",
        columns=(Column("what"), *(Column(a, ColumnKind.AMOUNT) for a in amounts)),
        rows=(
            *_sums(session, closing, takings),
            *_words(session, closing, receipts, cashier, hospital),
        ),
        since=hospital.day_of(session.opened_at),
        until=day,
        made_at=closing.at,
    )


def _sums(
    session: CashierSession, closing: Closing, takings: Sequence[Takings]
) -> tuple[Row, ...]:
    taken = {one.method: one.amount for one in takings}
    nothing = Money.zero(session.opening_float.currency)
    return (
        _row("Opening float", {PaymentMethod.CASH: session.opening_float}),
        _row("Taken, less paid out", {m: taken.get(m, nothing) for m in AT_THE_DESK}),
        _row("Expected", {one.method: one.expected for one in closing.counts}),
        _row("Counted", {one.method: one.counted for one in closing.counts}),
        _row("Difference", {one.method: one.difference for one in closing.counts}),
    )


def _row(what: str, amounts: dict[PaymentMethod, Money]) -> Row:
    return (what, *(money_cell(amounts.get(method)) for method in AT_THE_DESK))


def _words(
    session: CashierSession,
    closing: Closing,
    receipts: Sequence[str],
    cashier: str,
    hospital: Hospital,
) -> tuple[Row, ...]:
    opened, closed = (
        at.astimezone(hospital.time_zone).strftime("%Y-%m-%d %H:%M")
        for at in (session.opened_at, closing.at)
    )
    place = f", {session.place}" if session.place else ""
    numbers = f", {receipts[0]} to {receipts[-1]}" if receipts else ""
    said = (
        f"Cashier: {cashier}{place}",
        f"Opened {opened}, closed {closed}",
        f"Receipts: {len(receipts)}{numbers}",
        f"Note: {closing.note or '-'}",
        "Signed:",
    )
    return tuple((words, *(None for _ in AT_THE_DESK)) for words in said)
