"""What of an invoice keeps a new visit from being booked, beside a naive model (U2)."""

from datetime import timedelta

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from mediklaud.domain.billing.payment_plan import Instalment
from tests.builders.billing import DAY, MONDAY, an_owed_invoice, taka
from tests.builders.crediting import parts

days = st.integers(-40, 40).map(lambda n: MONDAY + n * DAY)
small = st.integers(0, 500)


def _plan(steps):
    day, made = MONDAY, []
    for after, minor in steps:
        day += timedelta(days=after)
        made.append(Instalment(day, taka(minor)))
    return tuple(made)


plans = st.lists(st.tuples(st.integers(1, 9), st.integers(1, 200)), max_size=4).map(
    _plan
)


def naive(owed, disputed, demands, today, grace):
    """Paisa by paisa: the last demands are paid last, what is disputed not at all."""
    waiting = [d for d, minor in sorted(demands, reverse=True) for _ in range(minor)]
    unpaid = waiting[: max(owed - disputed, 0)]
    beyond = max(owed - disputed - len(waiting), 0)
    return sum(today > day + timedelta(days=grace) for day in unpaid) + beyond


@given(owed=st.integers(1, 900), disputed=small, plan=plans, today=days, grace=small)
def test_late_is_what_ought_to_have_been_paid_and_is_not_disputed(
    owed, disputed, plan, today, grace
):
    grace %= 20
    invoice = evolve(
        an_owed_invoice(taka(owed)), disputed=taka(disputed), instalments=plan
    )
    demands = [(one.due_on, one.amount.minor) for one in plan] or [(MONDAY, owed)]

    assert invoice.late(today, grace) == taka(
        naive(owed, disputed, demands, today, grace)
    )


def test_a_kept_plan_is_not_late_after_the_invoices_own_day():
    invoice = evolve(
        an_owed_invoice(taka(300)),
        instalments=parts(100, 100, 100, first=MONDAY + 9 * DAY),
    )

    assert invoice.late(MONDAY + 9 * DAY) == taka(0)
    assert invoice.late(MONDAY + 10 * DAY) == taka(100)
    assert evolve(invoice, amount=taka(200)).late(MONDAY + 10 * DAY) == taka(0)


@given(owed=st.integers(1, 900), disputed=small, plan=plans, today=days, paid=small)
def test_paying_makes_nothing_late(owed, disputed, plan, today, paid):
    invoice = evolve(
        an_owed_invoice(taka(owed)), disputed=taka(disputed), instalments=plan
    )
    less = evolve(invoice, amount=taka(max(owed - paid, 0)))

    assert less.late(today) <= invoice.late(today)
