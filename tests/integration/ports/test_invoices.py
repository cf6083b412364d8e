import pytest
from sqlalchemy.exc import IntegrityError

from mediklaud.domain.access.scope import EVERYONE, Scope
from mediklaud.domain.billing.invoice import InvoiceNotFound
from mediklaud.domain.billing.settlement import Settlement, SettlementState
from mediklaud.domain.billing.tax import TaxRate
from mediklaud.domain.errors import Contended
from mediklaud.domain.shared.ids import InvoiceId, PatientId
from mediklaud.ports.billing import Charges, Invoices
from tests.builders.billing import (
    DAY,
    FEE,
    MONDAY,
    a_charge,
    a_draft,
    issued,
    taka,
    with_account,
    with_draft,
    with_issued,
    with_payment,
)
from tests.hospital import new, ports_of, read


@pytest.fixture
def patient_id(storage):
    with ports_of(storage) as port:
        return with_account(port)


def kept(storage, invoice):
    return read(storage, Invoices).get(invoice.id, EVERYONE)


def standing(storage, invoice, today=MONDAY):
    return read(storage, Invoices).read(invoice.id, EVERYONE, today)


def test_a_draft_comes_back_equal(storage, patient_id):
    charges = [
        a_charge(patient_id=patient_id, price=taka(333), tax_rate=TaxRate(750)),
        a_charge(patient_id=patient_id, service="follow_up"),
    ]
    draft = a_draft(*charges)
    with ports_of(storage) as port:
        for charge in charges:
            port(Charges).add(charge)
        port(Invoices).add(draft)

    assert kept(storage, draft) == draft


def test_an_issued_invoice_comes_back_equal(storage, patient_id):
    with ports_of(storage) as port:
        invoice = with_issued(port, patient_id, FEE, taka(0))

    assert kept(storage, invoice) == invoice


def test_an_invoice_out_of_reach_is_not_found(storage, patient_id):
    with ports_of(storage) as port:
        invoice = with_issued(port, patient_id)
    somebody_else = Scope(patients=frozenset({new(PatientId)}))

    with pytest.raises(InvoiceNotFound):
        read(storage, Invoices).get(invoice.id, somebody_else)
    with pytest.raises(InvoiceNotFound):
        read(storage, Invoices).read(invoice.id, somebody_else, MONDAY)


def test_a_patient_reaches_the_own_invoice(storage, patient_id):
    with ports_of(storage) as port:
        invoice = with_issued(port, patient_id)

    found = read(storage, Invoices).get(
        invoice.id, Scope(patients=frozenset({patient_id}))
    )

    assert found == invoice


def test_an_unknown_invoice_is_not_found(storage):
    with pytest.raises(InvoiceNotFound):
        read(storage, Invoices).get(new(InvoiceId), EVERYONE)


def test_an_invoice_is_issued_once(storage, patient_id):
    with ports_of(storage) as port:
        draft = with_draft(port, patient_id)
        port(Invoices).issue(issued(draft, number="INV-1"))

    with pytest.raises(Contended), ports_of(storage) as port:
        port(Invoices).issue(issued(draft, number="INV-2"))
    assert kept(storage, draft).number == "INV-1"


def test_a_discarded_draft_is_forgotten(storage, patient_id):
    with ports_of(storage) as port:
        draft = with_draft(port, patient_id)
        port(Charges).release(draft.id)
        port(Invoices).discard(draft)

    with pytest.raises(InvoiceNotFound):
        kept(storage, draft)


def test_what_was_issued_cannot_be_discarded(storage, patient_id):
    with ports_of(storage) as port:
        invoice = with_issued(port, patient_id)

    with pytest.raises((Contended, IntegrityError)), ports_of(storage) as port:
        port(Invoices).discard(invoice)
    assert kept(storage, invoice) == invoice


def test_an_issued_invoice_is_owed_in_full(storage, patient_id):
    with ports_of(storage) as port:
        invoice = with_issued(port, patient_id, FEE, taka(1))

    assert standing(storage, invoice) == Settlement(
        invoice=invoice,
        paid=taka(0),
        credited=taka(0),
        due=taka(500_01),
        state=SettlementState.UNPAID,
    )


def test_nothing_is_owed_on_a_draft(storage, patient_id):
    with ports_of(storage) as port:
        draft = with_draft(port, patient_id)

    assert standing(storage, draft) == Settlement(
        invoice=draft,
        paid=taka(0),
        credited=taka(0),
        due=taka(0),
        state=SettlementState.DRAFT,
    )


def test_payments_settle_an_invoice_step_by_step(storage, patient_id):
    with ports_of(storage) as port:
        invoice = with_issued(port, patient_id)
        with_payment(port, patient_id, taka(200_00), (invoice.id, taka(200_00)))
    part_paid = standing(storage, invoice)
    overdue = standing(storage, invoice, MONDAY + 15 * DAY)
    with ports_of(storage) as port:
        with_payment(port, patient_id, taka(300_00), (invoice.id, taka(300_00)))
    paid = standing(storage, invoice, MONDAY + 15 * DAY)

    assert (part_paid.paid, part_paid.due) == (taka(200_00), taka(300_00))
    assert [s.state for s in (part_paid, overdue, paid)] == [
        SettlementState.PART_PAID,
        SettlementState.OVERDUE,
        SettlementState.PAID,
    ]


def test_a_patients_invoices_are_listed_page_by_page_the_latest_first(
    storage, patient_id
):
    with ports_of(storage) as port:
        invoices_ = [with_issued(port, patient_id, FEE, FEE) for _ in range(3)]
        with_issued(port, with_account(port))
    of_patient = read(storage, Invoices).of_patient

    page = of_patient(patient_id, None, 2, MONDAY)
    rest = of_patient(patient_id, page[-1].invoice.id, 2, MONDAY)

    assert [s.invoice for s in (*page, *rest)] == invoices_[::-1]


def test_listed_invoices_say_what_is_still_due(storage, patient_id):
    with ports_of(storage) as port:
        invoice = with_issued(port, patient_id)
        with_payment(port, patient_id, taka(1), (invoice.id, taka(1)))

    (listed,) = read(storage, Invoices).of_patient(patient_id, None, 9, MONDAY)

    assert listed == standing(storage, invoice)
