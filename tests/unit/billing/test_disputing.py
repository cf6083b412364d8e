"""What a patient objects to is not late until it is answered (U2)."""

import pytest

from mediklaud.application.billing.list_disputes import ListDisputes
from mediklaud.application.billing.list_invoice_disputes import ListInvoiceDisputes
from mediklaud.bootstrap import swap
from mediklaud.domain.access.actor import Role
from mediklaud.domain.billing.credit_by_hand import MoreThanIsLeft, NoSuchLine
from mediklaud.domain.billing.credit_note import CreditKind
from mediklaud.domain.billing.credit_request import OwnInvoice
from mediklaud.domain.billing.dispute import (
    DisputeDecided,
    DisputeRejected,
    DisputeStatus,
    LineDisputed,
    NothingToDispute,
)
from mediklaud.domain.billing.invoice import InvoiceNotFound
from mediklaud.domain.billing.policy import BillingPolicy
from mediklaud.domain.billing.settlement import SettlementState
from mediklaud.domain.shared.ids import PatientId
from tests.builders.billing import DAY, taka
from tests.builders.cashier import account_of, the_cashier, to_pay
from tests.builders.crediting import (
    an_invoice_of,
    credited,
    lines_of,
    standing,
    to_answer,
    to_credit,
    to_decide,
    to_dispute,
)
from tests.builders.registry import an_enrolled_patient
from tests.hospital import a_hospital, an_actor, new


@pytest.fixture
def invoice(hospital, patient_id, clock):
    """Of two lines, three taka and five; it is overdue."""
    made = an_invoice_of(hospital, patient_id, taka(300), taka(500))
    clock.pass_by(15 * DAY)
    return made


@pytest.fixture
def me(invoice):
    return an_actor(Role.PATIENT, patient_id=invoice.patient_id)


def late(hospital, invoice):
    return account_of(hospital, invoice.patient_id).overdue


def blocked(hospital, invoice):
    return account_of(hospital, invoice.patient_id).blocked


def test_a_disputed_line_does_not_count_and_the_others_do(hospital, invoice, me):
    dispute = hospital.handle(to_dispute(invoice, 2, actor=me))

    assert dispute.status is DisputeStatus.OPEN
    assert blocked(hospital, invoice).amount == late(hospital, invoice) == taka(300)
    assert standing(hospital, invoice).disputed == taka(500)
    assert standing(hospital, invoice).due == taka(800)


def test_with_every_line_disputed_nothing_blocks(hospital, invoice, me):
    for position in (1, 2):
        hospital.handle(to_dispute(invoice, position, actor=me))

    assert blocked(hospital, invoice) is None
    assert standing(hospital, invoice).state is SettlementState.UNPAID


def test_what_is_paid_pays_first_for_what_nobody_disputes(hospital, invoice, me):
    hospital.handle(to_dispute(invoice, 2, actor=me))

    hospital.handle(to_pay(invoice, taka(300)))

    assert blocked(hospital, invoice) is None


def test_a_rejected_line_is_late_again_at_once(hospital, invoice, me):
    dispute = hospital.handle(to_dispute(invoice, 2, actor=me))

    answered = hospital.handle(to_answer(dispute, upheld=False))

    assert answered.dispute.status is DisputeStatus.REJECTED
    assert late(hospital, invoice) == taka(800)
    assert standing(hospital, invoice).disputed == taka(0)


def test_an_upheld_line_does_not_count_until_a_second_person_credits_it(
    hospital, invoice, me
):
    dispute = hospital.handle(to_dispute(invoice, 2, actor=me))

    answered = hospital.handle(to_answer(dispute, upheld=True))
    request = answered.credited.request
    assert (request.dispute_id, request.amount) == (dispute.id, taka(500))
    assert request.kind is CreditKind.CORRECTION
    assert answered.dispute.status is DisputeStatus.UPHELD
    assert late(hospital, invoice) == taka(300)
    hospital.handle(to_decide(request))

    assert the_dispute(hospital, invoice).status is DisputeStatus.CREDITED
    stands = standing(hospital, invoice)
    assert (stands.due, stands.disputed) == (taka(300), taka(0))


def the_dispute(hospital, invoice):
    query = ListInvoiceDisputes(actor=the_cashier(), invoice_id=invoice.id)
    [dispute] = hospital.handle(query)
    return dispute


def test_it_is_open_again_if_the_second_person_declines(hospital, invoice, me):
    dispute = hospital.handle(to_dispute(invoice, 2, actor=me))
    request = hospital.handle(to_answer(dispute, upheld=True)).credited.request

    hospital.handle(to_decide(request, granted=False))

    assert the_dispute(hospital, invoice).status is DisputeStatus.OPEN
    assert late(hospital, invoice) == taka(300)
    hospital.handle(to_answer(dispute, upheld=False))
    assert late(hospital, invoice) == taka(800)


def test_some_of_the_line_may_be_right(hospital, invoice, me):
    dispute = hospital.handle(to_dispute(invoice, 2, actor=me))
    answer = to_answer(dispute, upheld=True, amount=taka(200))

    hospital.handle(to_decide(hospital.handle(answer).credited.request))

    assert late(hospital, invoice) == taka(600)


def test_up_to_the_limit_the_credit_note_follows_at_once(clock):
    lenient = BillingPolicy(credit_limit=500)
    hospital = a_hospital(None, clock, swap(BillingPolicy, lenient))
    invoice = an_invoice_of(hospital, an_enrolled_patient(hospital).id, taka(500))
    dispute = hospital.handle(to_dispute(invoice))

    answered = hospital.handle(to_answer(dispute, upheld=True))

    assert answered.credited.note.amount == taka(500)
    assert answered.dispute.status is DisputeStatus.CREDITED
    assert standing(hospital, invoice).disputed == taka(0)


def test_what_is_credited_by_hand_meanwhile_is_disputed_no_more(hospital, invoice):
    dispute = hospital.handle(to_dispute(invoice, 2))

    credited(hospital, invoice, *lines_of(_2=200))
    assert standing(hospital, invoice).disputed == taka(300)
    credited(hospital, invoice, *lines_of(_2=300))

    assert standing(hospital, invoice).disputed == taka(0)
    answered = hospital.handle(to_answer(dispute, upheld=True))
    assert answered.credited is None
    assert answered.dispute.status is DisputeStatus.CREDITED


def test_a_line_is_disputed_once_at_a_time(hospital, invoice, me):
    hospital.handle(to_dispute(invoice, actor=me))

    with pytest.raises(LineDisputed):
        hospital.handle(to_dispute(invoice, actor=me))


def test_after_a_no_only_billing_opens_another(hospital, invoice, me):
    dispute = hospital.handle(to_dispute(invoice, actor=me))
    hospital.handle(to_answer(dispute, upheld=False))

    with pytest.raises(DisputeRejected):
        hospital.handle(to_dispute(invoice, actor=me))
    hospital.handle(to_dispute(invoice))

    assert late(hospital, invoice) == taka(500)


def test_it_is_answered_once(hospital, invoice, me):
    dispute = hospital.handle(to_dispute(invoice, actor=me))
    hospital.handle(to_answer(dispute, upheld=False))

    for upheld in (True, False):
        with pytest.raises(DisputeDecided):
            hospital.handle(to_answer(dispute, upheld=upheld))


def test_nobody_answers_their_own(hospital, invoice):
    mine = an_actor(Role.BILLING, Role.PATIENT, patient_id=invoice.patient_id)
    dispute = hospital.handle(to_dispute(invoice, actor=mine))

    with pytest.raises(OwnInvoice):
        hospital.handle(to_answer(dispute, upheld=False, actor=mine))


def test_what_is_not_there_is_not_disputed(hospital, invoice, me):
    for position in (0, 3):
        with pytest.raises(NoSuchLine):
            hospital.handle(to_dispute(invoice, position, actor=me))
    credited(hospital, invoice, *lines_of(_1=300))
    with pytest.raises(NothingToDispute):
        hospital.handle(to_dispute(invoice, actor=me))
    stranger = an_actor(Role.PATIENT, patient_id=new(PatientId))
    with pytest.raises(InvoiceNotFound):
        hospital.handle(to_dispute(invoice, 2, actor=stranger))


def test_no_more_of_a_line_is_credited_than_there_is(hospital, invoice):
    dispute = hospital.handle(to_dispute(invoice))

    with pytest.raises(MoreThanIsLeft):
        hospital.handle(to_answer(dispute, upheld=True, amount=taka(301)))

    assert the_dispute(hospital, invoice).status is DisputeStatus.OPEN


def test_billing_sees_what_waits_for_an_answer(hospital, invoice):
    first, second = (hospital.handle(to_dispute(invoice, n)) for n in (1, 2))
    hospital.handle(to_answer(first, upheld=False))

    assert hospital.handle(ListDisputes(actor=the_cashier())) == (second,)


def test_a_waiver_of_the_rest_leaves_nothing_disputed(hospital, invoice):
    hospital.handle(to_dispute(invoice, 1))
    request = hospital.handle(to_credit(invoice, kind=CreditKind.WAIVER)).request

    hospital.handle(to_decide(request))

    stands = standing(hospital, invoice)
    assert (stands.due, stands.disputed) == (taka(0), taka(0))
