"""Disputes are remembered, and held beside the dues, alike by every storage."""

import pytest

from mediklaud.domain.access.scope import EVERYONE, Scope
from mediklaud.domain.billing.dispute import DisputeNotFound
from mediklaud.domain.errors import Contended
from mediklaud.domain.shared.ids import AccountId, DisputeId, PatientId
from mediklaud.ports.billing import Accounts, CreditNotes, Invoices
from mediklaud.ports.crediting import Disputes
from tests.builders.billing import MONDAY, taka, with_account, with_issued
from tests.builders.crediting import a_dispute
from tests.clock import MONDAY_MORNING
from tests.hospital import new, ports_of, read
from tests.integration.ports.test_credit_notes import a_note


@pytest.fixture
def invoice(storage):
    """Of two lines: three taka, and five."""
    with ports_of(storage) as port:
        return with_issued(port, with_account(port), taka(300), taka(500))


def add(storage, *disputes):
    with ports_of(storage) as port:
        for one in disputes:
            port(Disputes).add(one)


def save(storage, dispute):
    with ports_of(storage) as port:
        port(Disputes).save(dispute)
    return dispute


def credit(storage, note):
    with ports_of(storage) as port:
        port(CreditNotes).add(note)


def held(storage, invoice):
    """What is disputed, as the account and the invoice tell it."""
    account = read(storage, Accounts).read(invoice.patient_id, MONDAY_MORNING)
    [owed] = account.owed
    stands = read(storage, Invoices).read(invoice.id, EVERYONE, MONDAY)
    assert stands.disputed == owed.disputed
    return owed.disputed


def rejected(dispute):
    return dispute.reject(by=new(AccountId), at=MONDAY_MORNING, reason="It stands")


def upheld(dispute):
    return dispute.uphold(by=new(AccountId), at=MONDAY_MORNING, reason="Right")


def test_a_dispute_is_kept_as_it_was_opened_and_answered(storage, invoice):
    dispute = a_dispute(invoice)
    add(storage, dispute)
    book = read(storage, Disputes)
    assert book.get(dispute.id, EVERYONE) == dispute

    no = save(storage, rejected(dispute))

    assert book.get(dispute.id, EVERYONE) == no
    assert book.of_invoice(invoice.id) == book.of_patient(invoice.patient_id) == (no,)


def test_it_is_found_by_nobody_else(storage, invoice):
    dispute = a_dispute(invoice)
    add(storage, dispute)
    book = read(storage, Disputes)

    own = Scope(patients=frozenset({invoice.patient_id}))
    assert book.get(dispute.id, own) == dispute
    with pytest.raises(DisputeNotFound):
        book.get(dispute.id, Scope(patients=frozenset({new(PatientId)})))
    with pytest.raises(DisputeNotFound):
        book.get(new(DisputeId), EVERYONE)


def test_what_is_left_of_its_line_is_held_until_it_is_answered(storage, invoice):
    credit(storage, a_note(invoice, taka(100)))
    dispute = a_dispute(invoice, 1)
    add(storage, dispute)
    assert held(storage, invoice) == taka(200)

    right = save(storage, upheld(dispute))
    assert held(storage, invoice) == taka(200)
    save(storage, right.credited())

    assert held(storage, invoice) == taka(0)


def test_what_is_credited_of_a_held_line_is_held_no_more(storage, invoice):
    dispute = a_dispute(invoice, 2)
    add(storage, dispute)

    credit(storage, a_note(invoice, taka(100), taka(200)))
    assert held(storage, invoice) == taka(300)
    save(storage, rejected(dispute))

    assert held(storage, invoice) == taka(0)


def test_a_line_has_one_that_holds_and_another_after_it(storage, invoice):
    dispute = a_dispute(invoice)
    add(storage, dispute, a_dispute(invoice, 2))
    with pytest.raises(Contended):
        add(storage, a_dispute(invoice))
    no = save(storage, rejected(dispute))

    again = a_dispute(invoice)
    add(storage, again)

    assert held(storage, invoice) == taka(800)
    book = read(storage, Disputes)
    assert [one.status for one in book.of_invoice(invoice.id)] == [
        no.status,
        again.status,
        again.status,
    ]


def test_what_was_answered_meanwhile_is_not_answered_again(storage, invoice):
    dispute = a_dispute(invoice)
    add(storage, dispute)
    save(storage, rejected(dispute))

    with pytest.raises(Contended):
        save(storage, upheld(dispute))
    assert held(storage, invoice) == taka(0)


def test_those_nobody_answered_are_listed_the_first_opened_first(storage, invoice):
    one, two = a_dispute(invoice, 1), a_dispute(invoice, 2)
    add(storage, one, two)
    book = read(storage, Disputes)

    assert book.open(None, 9) == (one, two)
    assert book.open(None, 1) == (one,)
    assert book.open(one.id, 9) == (two,)
    save(storage, upheld(one))
    assert book.open(None, 9) == (two,)
