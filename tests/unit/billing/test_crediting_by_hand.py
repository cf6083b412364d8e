"""What is credited of an invoice, by whom, and what takes two (B4)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediklaud.application.billing.list_credit_notes import ListCreditNotes
from mediklaud.application.billing.list_credit_requests import ListCreditRequests
from mediklaud.application.billing.list_invoice_credit_notes import (
    ListInvoiceCreditNotes,
)
from mediklaud.application.billing.price_charge import PriceCharge
from mediklaud.application.billing.read_credit_note import ReadCreditNote
from mediklaud.bootstrap import swap
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.scope import RoleLacksPermission
from mediklaud.domain.billing.credit_by_hand import (
    MoreThanIsLeft,
    MoreThanOwed,
    NoSuchLine,
    NotByHand,
    NothingToCredit,
    whole,
)
from mediklaud.domain.billing.credit_note import CreditKind, CreditNoteNotFound
from mediklaud.domain.billing.credit_request import (
    CreditRequestDecided,
    CreditRequestStatus,
    OwnCreditRequest,
    OwnInvoice,
)
from mediklaud.domain.billing.invoice import InvoiceNotIssued
from mediklaud.domain.billing.policy import BillingPolicy
from mediklaud.domain.billing.settlement import SettlementState
from mediklaud.domain.shared.ids import PatientId
from mediklaud.domain.shared.money import CurrencyMismatch, Money, total
from tests.builders.billing import a_charge, a_draft, issued, taka
from tests.builders.cashier import account_of, drafted, seen, the_cashier, to_pay
from tests.builders.crediting import (
    an_invoice_of,
    credited,
    lines_of,
    standing,
    to_credit,
    to_decide,
)
from tests.builders.registry import an_enrolled_patient
from tests.hospital import a_hospital, an_actor, new

ALL_KINDS = [CreditKind.CORRECTION, CreditKind.WAIVER, CreditKind.WRITE_OFF]


@pytest.fixture
def invoice(hospital, patient_id):
    """Of two lines: three taka, and five."""
    return an_invoice_of(hospital, patient_id, taka(300), taka(500))


@pytest.fixture
def lenient(clock):
    """A hospital in which one person credits up to four taka alone."""
    return a_hospital(None, clock, swap(BillingPolicy, BillingPolicy(credit_limit=400)))


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_what_one_person_asks_for_another_lets_happen(hospital, invoice, kind):
    asker, other = the_cashier(), the_cashier()

    asked = hospital.handle(to_credit(invoice, kind=kind, actor=asker))
    assert (asked.note, standing(hospital, invoice).due) == (None, taka(800))
    done = hospital.handle(to_decide(asked.request, actor=other))

    assert done.note.number == "CN-2027-000001"
    assert (done.note.kind, done.note.amount) == (kind, taka(800))
    assert done.note.issued_by == asker.account_id
    assert done.note.approved_by == other.account_id
    assert done.request.status is CreditRequestStatus.DONE
    assert done.request.credit_note_id == done.note.id
    assert standing(hospital, invoice).state is SettlementState.CREDITED


def test_nobody_lets_happen_what_they_asked_for_themselves(hospital, invoice):
    asker = the_cashier()
    request = hospital.handle(to_credit(invoice, actor=asker)).request

    with pytest.raises(OwnCreditRequest):
        hospital.handle(to_decide(request, actor=asker))
    hospital.handle(to_decide(request, actor=asker, granted=False))

    assert standing(hospital, invoice).due == taka(800)


def test_nobody_credits_what_they_have_to_pay_themselves(hospital, invoice):
    patient = an_actor(Role.BILLING, Role.PATIENT, patient_id=invoice.patient_id)
    request = hospital.handle(to_credit(invoice)).request

    with pytest.raises(OwnInvoice):
        hospital.handle(to_credit(invoice, actor=patient))
    with pytest.raises(OwnInvoice):
        hospital.handle(to_decide(request, actor=patient))


def test_what_was_declined_is_not_credited_and_decided_once(hospital, invoice):
    request = hospital.handle(to_credit(invoice)).request

    declined = hospital.handle(to_decide(request, granted=False))

    assert declined.note is None
    assert declined.request.status is CreditRequestStatus.DECLINED
    with pytest.raises(CreditRequestDecided):
        hospital.handle(to_decide(request))
    assert standing(hospital, invoice).due == taka(800)


def test_up_to_the_limit_one_person_is_enough_in_however_many_parts(lenient):
    patient_id = an_enrolled_patient(lenient).id
    invoice = an_invoice_of(lenient, patient_id, taka(800))

    first = lenient.handle(to_credit(invoice, *lines_of(_1=250)))
    second = lenient.handle(to_credit(invoice, *lines_of(_1=150)))
    third = lenient.handle(to_credit(invoice, *lines_of(_1=1)))

    assert [one.note and one.note.approved_by for one in (first, second)] == [None] * 2
    assert (first.request, third.note) == (None, None)
    assert standing(lenient, invoice).credited == taka(400)


def test_a_line_is_credited_up_to_its_gross(hospital, invoice):
    credited(hospital, invoice, *lines_of(_1=200))

    with pytest.raises(MoreThanIsLeft) as refused:
        hospital.handle(to_credit(invoice, *lines_of(_1=101)))

    assert (refused.value.position, refused.value.left) == (1, taka(100))
    credited(hospital, invoice, *lines_of(_1=100))


def test_the_invoice_is_looked_at_again_when_it_is_decided(hospital, invoice):
    one, other = (hospital.handle(to_credit(invoice)).request for _ in range(2))
    hospital.handle(to_decide(one))

    with pytest.raises(MoreThanIsLeft):
        hospital.handle(to_decide(other))


@pytest.mark.parametrize("kind", [CreditKind.WAIVER, CreditKind.WRITE_OFF])
def test_what_was_paid_is_never_waived(hospital, invoice, kind):
    early = hospital.handle(to_credit(invoice, kind=kind)).request
    hospital.handle(to_pay(invoice, taka(700)))

    with pytest.raises(MoreThanOwed) as refused:
        hospital.handle(to_decide(early))
    assert refused.value.owed == taka(100)
    note = credited(hospital, invoice, kind=kind)

    assert (note.amount, note.given_back) == (taka(100), taka(0))
    assert standing(hospital, invoice).state is SettlementState.PAID
    with pytest.raises(NothingToCredit):
        hospital.handle(to_credit(invoice, kind=kind))


def test_what_was_paid_of_a_correction_is_the_patients_credit(hospital, invoice):
    hospital.handle(to_pay(invoice, taka(800)))

    note = credited(hospital, invoice, *lines_of(_1=300))

    assert note.given_back == taka(300)
    assert account_of(hospital, invoice.patient_id).credit == taka(300)


def test_what_comes_free_pays_what_else_is_owed(hospital, invoice):
    hospital.handle(to_pay(invoice, taka(800)))
    other = an_invoice_of(hospital, invoice.patient_id, taka(200))

    credited(hospital, invoice, *lines_of(_2=500))

    assert standing(hospital, other).due == taka(0)
    assert account_of(hospital, invoice.patient_id).credit == taka(300)


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (lines_of(_3=1), NoSuchLine),
        ((*lines_of(_1=1), *lines_of(_1=1)), NoSuchLine),
        (lines_of(_2=501), MoreThanIsLeft),
    ],
)
def test_lines_that_are_none_are_refused(hospital, invoice, lines, why):
    with pytest.raises(why):
        hospital.handle(to_credit(invoice, *lines))


def test_other_money_is_refused(hospital, invoice):
    [line] = lines_of(_1=1)
    foreign = type(line)(position=1, amount=Money(1, "EUR"))

    with pytest.raises(CurrencyMismatch):
        hospital.handle(to_credit(invoice, foreign))


def test_a_return_is_not_credited_by_hand(hospital, invoice):
    with pytest.raises(NotByHand):
        hospital.handle(to_credit(invoice, kind=CreditKind.RETURN))


def test_a_draft_is_discarded_and_not_credited(hospital, patient_id):
    charge = seen(hospital, patient_id)
    price = PriceCharge(actor=the_cashier(), charge_id=charge.id, price=taka(9))
    hospital.handle(price)

    with pytest.raises(InvoiceNotIssued):
        hospital.handle(to_credit(drafted(hospital, patient_id)))


def test_whoever_decides_sees_what_waits_the_first_asked_first(hospital, invoice):
    requests = [hospital.handle(to_credit(invoice)).request for _ in range(3)]
    hospital.handle(to_decide(requests[1], granted=False))

    waiting = hospital.handle(ListCreditRequests(actor=the_cashier()))

    assert waiting == (requests[0], requests[2])
    later = ListCreditRequests(actor=the_cashier(), after=requests[0].id, limit=1)
    assert hospital.handle(later) == (requests[2],)


def test_the_patient_reads_the_credit_notes_and_nobody_elses(hospital, invoice):
    notes = [credited(hospital, invoice, *lines_of(_1=n)) for n in (1, 2)]
    me = an_actor(Role.PATIENT, patient_id=invoice.patient_id)

    mine = ListCreditNotes(actor=me, patient_id=invoice.patient_id)
    assert hospital.handle(mine) == (notes[1], notes[0])
    of_it = ListInvoiceCreditNotes(actor=me, invoice_id=invoice.id)
    assert hospital.handle(of_it) == tuple(notes)
    stranger = an_actor(Role.PATIENT, patient_id=new(PatientId))
    with pytest.raises(CreditNoteNotFound):
        hospital.handle(ReadCreditNote(actor=stranger, credit_note_id=notes[0].id))


@pytest.mark.parametrize("role", [Role.FRONT_DESK, Role.DOCTOR, Role.PATIENT])
def test_nobody_but_billing_credits(hospital, invoice, role):
    who = {"patient_id": invoice.patient_id} if role is Role.PATIENT else {}

    with pytest.raises(RoleLacksPermission):
        hospital.handle(to_credit(invoice, actor=an_actor(role, **who)))


amounts = st.lists(st.integers(0, 900), min_size=1, max_size=6)


@given(prices=amounts, data=st.data())
def test_what_is_owed_is_waived_to_the_last_unit_and_no_line_more_than_whole(
    prices, data
):
    charges = [a_charge(price=taka(price)) for price in prices]
    invoice = issued(a_draft(*charges))
    owed = taka(data.draw(st.integers(0, invoice.gross.minor)))

    lines = whole(invoice, CreditKind.WAIVER, (), owed)

    assert total((line.amount for line in lines), "BDT") == owed
    assert all(line.amount <= invoice.lines[line.position - 1].gross for line in lines)
