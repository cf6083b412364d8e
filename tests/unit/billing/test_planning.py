"""An invoice that is paid in parts as agreed keeps nobody from a visit (U2)."""

import pytest

from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.scope import RoleLacksPermission
from mediklaud.domain.billing.credit_request import OwnInvoice
from mediklaud.domain.billing.payment_plan import (
    AlreadyPlanned,
    ImpossibleInstalments,
    NotPlanned,
    PlanDoesNotAddUp,
    TooManyInstalments,
)
from mediklaud.domain.billing.policy import BillingPolicy
from mediklaud.domain.billing.settlement import SettlementState
from tests.builders.billing import DAY, MONDAY, taka
from tests.builders.cashier import account_of, to_pay
from tests.builders.crediting import (
    an_invoice_of,
    credited,
    lines_of,
    parts,
    standing,
    to_end,
    to_plan,
)
from tests.hospital import an_actor

IN_APRIL = MONDAY + 31 * DAY


@pytest.fixture
def invoice(hospital, patient_id):
    """Over nine taka, due in two weeks."""
    return an_invoice_of(hospital, patient_id, taka(900))


@pytest.fixture
def plan(hospital, invoice):
    """Three taka a month, from April on."""
    return hospital.handle(to_plan(invoice, *parts(300, 300, 300, first=IN_APRIL)))


def late(hospital, invoice):
    return account_of(hospital, invoice.patient_id).overdue


def test_while_no_instalment_is_missed_nothing_is_late(hospital, invoice, plan, clock):
    clock.pass_by(31 * DAY)

    assert late(hospital, invoice) == taka(0)
    stands = standing(hospital, invoice)
    assert stands.state is SettlementState.UNPAID
    assert stands.instalments == plan.instalments


def test_a_missed_instalment_is_late_and_paying_it_lifts_that_at_once(
    hospital, invoice, plan, clock
):
    clock.pass_by(32 * DAY)
    account = account_of(hospital, invoice.patient_id)
    assert account.blocked.amount == account.overdue == taka(300)
    assert standing(hospital, invoice).state is SettlementState.OVERDUE

    hospital.handle(to_pay(invoice, taka(300)))

    assert account_of(hospital, invoice.patient_id).blocked is None
    clock.pass_by(30 * DAY)
    assert late(hospital, invoice) == taka(300)


def test_paying_more_than_the_part_pays_the_next_one_too(
    hospital, invoice, plan, clock
):
    hospital.handle(to_pay(invoice, taka(500)))
    clock.pass_by(62 * DAY)

    assert late(hospital, invoice) == taka(100)


def test_what_is_credited_counts_as_paid(hospital, invoice, plan, clock):
    credited(hospital, invoice, *lines_of(_1=300))
    clock.pass_by(32 * DAY)

    assert late(hospital, invoice) == taka(0)


def test_when_it_is_ended_the_invoices_own_day_counts_again(
    hospital, invoice, plan, clock
):
    clock.pass_by(15 * DAY)

    ended = hospital.handle(to_end(invoice))

    assert not ended.is_live
    assert late(hospital, invoice) == taka(900)
    assert standing(hospital, invoice).instalments == ()
    with pytest.raises(NotPlanned):
        hospital.handle(to_end(invoice))
    hospital.handle(to_plan(invoice, *parts(900, first=IN_APRIL)))


def test_there_is_one_agreement_at_a_time(hospital, invoice, plan):
    with pytest.raises(AlreadyPlanned) as refused:
        hospital.handle(to_plan(invoice, *parts(900, first=IN_APRIL)))

    assert refused.value.plan_id == plan.id


@pytest.mark.parametrize(
    ("instalments", "why"),
    [
        (parts(899), PlanDoesNotAddUp),
        (parts(500, 401), PlanDoesNotAddUp),
        (parts(900, first=MONDAY - DAY), ImpossibleInstalments),
        (parts(450, 450, every=0), ImpossibleInstalments),
        (parts(450, 450, every=-1, first=IN_APRIL), ImpossibleInstalments),
        (parts(*[1] * 900), TooManyInstalments),
        ((), ImpossibleInstalments),
    ],
)
def test_instalments_that_do_not_pay_it_are_refused(
    hospital, invoice, instalments, why
):
    with pytest.raises(why):
        hospital.handle(to_plan(invoice, *instalments))


def test_what_was_paid_is_not_planned_any_more(hospital, invoice):
    hospital.handle(to_pay(invoice, taka(600)))
    with pytest.raises(PlanDoesNotAddUp) as refused:
        hospital.handle(to_plan(invoice, *parts(900)))
    assert refused.value.due == taka(300)

    hospital.handle(to_plan(invoice, *parts(100, 200)))


def test_nobody_agrees_with_themselves(hospital, invoice):
    mine = an_actor(Role.BILLING, Role.PATIENT, patient_id=invoice.patient_id)

    with pytest.raises(OwnInvoice):
        hospital.handle(to_plan(invoice, *parts(900), actor=mine))


def test_a_patient_does_not_plan_alone(hospital, invoice):
    me = an_actor(Role.PATIENT, patient_id=invoice.patient_id)

    with pytest.raises(RoleLacksPermission):
        hospital.handle(to_plan(invoice, *parts(900), actor=me))


def test_the_hospital_waits_for_three_years_of_months_at_most():
    assert BillingPolicy().plan_instalments == 36
