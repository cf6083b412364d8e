"""Many of billing at once about one invoice, on each of the databases (B4, U2)."""

import pytest

from mediklaud.bootstrap import swap
from mediklaud.domain.billing.credit_by_hand import MoreThanIsLeft, MoreThanOwed
from mediklaud.domain.billing.credit_note import CreditKind
from mediklaud.domain.billing.credit_request import CreditRequestDecided
from mediklaud.domain.billing.dispute import LineDisputed
from mediklaud.domain.billing.payment import AlreadyPaid, MoreThanDue
from mediklaud.domain.billing.payment_plan import AlreadyPlanned
from mediklaud.domain.billing.policy import BillingPolicy
from mediklaud.domain.errors import Refusal
from tests.builders.billing import taka
from tests.builders.cashier import to_pay, to_set_tariff
from tests.builders.crediting import (
    an_invoice_of,
    lines_of,
    parts,
    standing,
    to_credit,
    to_decide,
    to_dispute,
    to_plan,
)
from tests.builders.registry import an_enrolled_patient
from tests.hospital import a_hospital
from tests.integration.billing.test_at_once import all_at_once


@pytest.fixture
def hospital(database):
    hospital = a_hospital(database)
    hospital.handle(to_set_tariff())
    return hospital


@pytest.fixture
def invoice(hospital):
    return an_invoice_of(hospital, an_enrolled_patient(hospital).id, taka(1000))


def done(answers):
    return [answer for answer in answers if not isinstance(answer, Refusal)]


def refused(answers):
    return {type(answer) for answer in answers if isinstance(answer, Refusal)}


def test_sixteen_credits_of_one_line_never_exceed_it(hospital, invoice):
    asked = [hospital.handle(to_credit(invoice, *lines_of(_1=100))) for _ in range(16)]

    answers = all_at_once(hospital, [to_decide(one.request) for one in asked])

    assert refused(answers) == {MoreThanIsLeft}
    numbers = sorted(one.note.number for one in done(answers))
    assert numbers == [f"CN-2027-{n:06}" for n in range(1, 11)]
    assert standing(hospital, invoice).credited == taka(1000)


def test_sixteen_approvals_of_one_request_credit_it_once(hospital, invoice):
    request = hospital.handle(to_credit(invoice, *lines_of(_1=100))).request

    answers = all_at_once(hospital, [to_decide(request)] * 16)

    assert len(done(answers)) == 1
    assert refused(answers) == {CreditRequestDecided}
    assert standing(hospital, invoice).credited == taka(100)


def test_waivers_and_payments_at_once_take_what_is_owed_between_them(hospital, invoice):
    waiver = to_credit(invoice, *lines_of(_1=100), kind=CreditKind.WAIVER)
    waivers = [to_decide(hospital.handle(waiver).request) for _ in range(8)]
    payments = [to_pay(invoice, taka(100)) for _ in range(8)]

    answers = all_at_once(hospital, [*waivers, *payments])

    assert len(done(answers)) == 10
    assert refused(answers) <= {MoreThanOwed, AlreadyPaid, MoreThanDue}
    stands = standing(hospital, invoice)
    assert (stands.due, stands.paid + stands.credited) == (taka(0), taka(1000))


@pytest.mark.parametrize(
    ("command", "why"),
    [
        (to_dispute, LineDisputed),
        (lambda invoice: to_plan(invoice, *parts(500, 500)), AlreadyPlanned),
    ],
)
def test_of_eight_at_once_one_is_the_first(hospital, invoice, command, why):
    answers = all_at_once(hospital, [command(invoice)] * 8)

    assert len(done(answers)) == 1
    assert refused(answers) == {why}


def test_eight_at_once_credit_no_more_alone_than_one_may(database):
    lenient = swap(BillingPolicy, BillingPolicy(credit_limit=300))
    hospital = a_hospital(database, None, lenient)
    patient_id = an_enrolled_patient(hospital).id
    invoice = an_invoice_of(hospital, patient_id, *[taka(100)] * 8)

    answers = all_at_once(
        hospital,
        [to_credit(invoice, *lines_of(**{f"_{n}": 100})) for n in range(1, 9)],
    )

    assert sum(one.note is not None for one in answers) == 3
    assert standing(hospital, invoice).credited == taka(300)


def test_what_is_disputed_is_what_is_left_though_it_is_credited_meanwhile(hospital):
    patient_id = an_enrolled_patient(hospital).id
    invoice = an_invoice_of(hospital, patient_id, *[taka(100)] * 8)
    asked = [
        hospital.handle(to_credit(invoice, *lines_of(**{f"_{n}": 60}))).request
        for n in range(1, 9)
    ]
    disputes = [to_dispute(invoice, n) for n in range(1, 9)]
    credits_ = [to_decide(request) for request in asked]

    answers = all_at_once(
        hospital, [one for pair in zip(disputes, credits_, strict=True) for one in pair]
    )

    assert refused(answers) == set()
    assert standing(hospital, invoice).disputed == taka(8 * 40)
