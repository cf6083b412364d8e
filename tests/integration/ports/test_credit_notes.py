import pytest
from attrs import evolve

from mediklaud.domain.billing.credit_note import CreditKind, CreditLine, CreditNote
from mediklaud.domain.billing.payment import Allocation
from mediklaud.domain.errors import Contended
from mediklaud.domain.shared.ids import CreditNoteId
from mediklaud.ports.billing import Accounts, CreditNotes, Payments
from tests.builders.billing import taka, with_account, with_issued, with_payment
from tests.clock import MONDAY_MORNING
from tests.hospital import new, ports_of, read


@pytest.fixture
def invoice(storage):
    """Of two lines: three taka, and five."""
    with ports_of(storage) as port:
        return with_issued(port, with_account(port), taka(300), taka(500))


def a_note(invoice, *amounts, number="CN-2027-000001", **what):
    """Amounts taken back from the first line, the second and so on."""
    lines = (
        CreditLine(position=n, amount=amount)
        for n, amount in enumerate(amounts, start=1)
    )
    usual = {
        "id": new(CreditNoteId),
        "number": number,
        "patient_id": invoice.patient_id,
        "invoice_id": invoice.id,
        "kind": CreditKind.RETURN,
        "lines": tuple(lines),
        "reason": "returned to the pharmacy",
        "issued_at": MONDAY_MORNING,
        "issued_by": None,
    }
    return CreditNote(**{**usual, **what})


def add(storage, note):
    with ports_of(storage) as port:
        port(CreditNotes).add(note)


def owed(storage, invoice):
    account = read(storage, Accounts).read(invoice.patient_id, MONDAY_MORNING)
    return {o.invoice_id: o.amount for o in account.owed}


def test_a_note_is_kept_as_it_was_issued(storage, invoice):
    with ports_of(storage) as port:
        paid = with_payment(
            port, invoice.patient_id, taka(700), (invoice.id, taka(700))
        )
    note = a_note(
        invoice,
        taka(200),
        taka(50),
        freed=(Allocation(paid.id, invoice.id, taka(150)),),
    )
    add(storage, note)

    assert read(storage, CreditNotes).of_invoice(invoice.id) == (note,)
    assert read(storage, Payments).paid_for(invoice.id) == (
        Allocation(paid.id, invoice.id, taka(550)),
    )


def test_what_is_credited_is_owed_no_more(storage, invoice):
    add(storage, a_note(invoice, taka(300), taka(100)))

    assert owed(storage, invoice) == {invoice.id: taka(400)}


def test_a_line_is_credited_up_to_its_gross_and_never_beyond(storage, invoice):
    add(storage, a_note(invoice, taka(200)))

    with pytest.raises(Contended):
        add(storage, a_note(invoice, taka(101), number="CN-2027-000002"))
    add(storage, a_note(invoice, taka(100), number="CN-2027-000002"))

    assert owed(storage, invoice) == {invoice.id: taka(500)}


def test_no_more_is_forgiven_than_is_owed(storage, invoice):
    with ports_of(storage) as port:
        with_payment(port, invoice.patient_id, taka(700), (invoice.id, taka(700)))

    with pytest.raises(Contended):
        add(storage, a_note(invoice, taka(200)))

    assert read(storage, CreditNotes).of_invoice(invoice.id) == ()


def test_another_invoice_has_no_part_in_it(storage, invoice):
    add(storage, a_note(invoice, taka(1)))
    with ports_of(storage) as port:
        other = with_issued(port, invoice.patient_id, number="INV-2")

    assert read(storage, CreditNotes).of_invoice(other.id) == ()
    assert read(storage, Payments).paid_for(other.id) == ()


def test_a_number_is_given_once(database):
    with ports_of(database) as port:
        invoice = with_issued(port, with_account(port), taka(300))
    note = a_note(invoice, taka(1))
    add(database, note)

    with pytest.raises(Contended):
        add(database, evolve(note, id=new(CreditNoteId)))
