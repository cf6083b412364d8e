"""Payment plans are remembered, and read with the dues, alike by every storage."""

import pytest

from mediklaud.domain.access.scope import EVERYONE
from mediklaud.domain.errors import Contended
from mediklaud.domain.shared.ids import AccountId
from mediklaud.ports.billing import Accounts, Invoices
from mediklaud.ports.crediting import PaymentPlans
from tests.builders.billing import MONDAY, taka, with_account, with_issued
from tests.builders.crediting import a_plan, parts
from tests.clock import MONDAY_MORNING
from tests.hospital import new, ports_of, read


@pytest.fixture
def invoice(storage):
    with ports_of(storage) as port:
        return with_issued(port, with_account(port), taka(800))


@pytest.fixture
def plan(storage, invoice):
    plan = a_plan(invoice, *parts(300, 500))
    add(storage, plan)
    return plan


def add(storage, plan):
    with ports_of(storage) as port:
        port(PaymentPlans).add(plan)


def end(storage, plan):
    ended = plan.end(by=new(AccountId), at=MONDAY_MORNING, reason="Moved away")
    with ports_of(storage) as port:
        port(PaymentPlans).end(ended)
    return ended


def agreed(storage, invoice):
    """The instalments, as the account and the invoice tell them."""
    account = read(storage, Accounts).read(invoice.patient_id, MONDAY_MORNING)
    [owed] = account.owed
    stands = read(storage, Invoices).read(invoice.id, EVERYONE, MONDAY)
    assert stands.instalments == owed.instalments
    return owed.instalments


def test_a_plan_is_kept_as_it_was_agreed_and_stands_beside_the_dues(
    storage, invoice, plan
):
    book = read(storage, PaymentPlans)

    assert book.live(invoice.id) == plan
    assert book.of_patient(invoice.patient_id) == (plan,)
    assert agreed(storage, invoice) == plan.instalments


def test_one_that_is_ended_counts_no_more_and_is_not_forgotten(storage, invoice, plan):
    ended = end(storage, plan)
    book = read(storage, PaymentPlans)

    assert book.live(invoice.id) is None
    assert book.of_patient(invoice.patient_id) == (ended,)
    assert agreed(storage, invoice) == ()


def test_an_invoice_has_one_that_counts_and_another_after_it(storage, invoice, plan):
    with pytest.raises(Contended):
        add(storage, a_plan(invoice, *parts(800)))
    end(storage, plan)

    add(storage, again := a_plan(invoice, *parts(800)))

    assert read(storage, PaymentPlans).live(invoice.id) == again


def test_what_was_ended_meanwhile_is_not_ended_again(storage, plan):
    end(storage, plan)

    with pytest.raises(Contended):
        end(storage, plan)
