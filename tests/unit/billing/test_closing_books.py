"""The books of days that are over are closed, and stay as they were (B8)."""

import pytest

from mediklaud.application.billing.close_period import ClosePeriod
from mediklaud.application.billing.list_closed_periods import ListClosedPeriods
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.scope import RoleLacksPermission
from mediklaud.domain.billing.closed_period import (
    ClosedAlready,
    NotOverYet,
    PeriodClosed,
)
from tests.builders.billing import DAY, MONDAY
from tests.builders.cashier import invoiced, seen, the_cashier, to_pay, to_set_tariff
from tests.hospital import an_actor


def close(hospital, until, actor=None):
    actor = actor or the_cashier()
    return hospital.handle(ClosePeriod(actor=actor, until=until))


def test_days_that_are_over_are_closed_one_after_another(hospital):
    first = close(hospital, MONDAY - 7 * DAY)
    second = close(hospital, MONDAY - DAY)

    for role in (Role.BILLING, Role.CHIEF_MEDICAL_OFFICER):
        listed = hospital.handle(ListClosedPeriods(actor=an_actor(role)))
        assert listed == (second, first)


def test_today_cannot_be_closed(hospital):
    with pytest.raises(NotOverYet):
        close(hospital, MONDAY)


def test_what_is_closed_cannot_be_closed_again(hospital):
    close(hospital, MONDAY - DAY)

    for until in (MONDAY - DAY, MONDAY - 2 * DAY):
        with pytest.raises(ClosedAlready):
            close(hospital, until)


def test_only_billing_closes_the_books(hospital):
    with pytest.raises(RoleLacksPermission):
        close(hospital, MONDAY - DAY, an_actor(Role.CHIEF_MEDICAL_OFFICER))


def test_no_money_comes_into_closed_books_by_a_clock_that_went_back(
    hospital, patient_id
):
    hospital.handle(to_set_tariff())
    seen(hospital, patient_id)
    invoice = invoiced(hospital, patient_id)
    hospital.clock.pass_by(DAY)
    close(hospital, MONDAY)
    hospital.clock.pass_by(-DAY)

    with pytest.raises(PeriodClosed):
        hospital.handle(to_pay(invoice, invoice.gross))
