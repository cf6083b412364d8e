import pytest

from mediklaud.application.billing.grant_dues_override import GrantDuesOverride
from mediklaud.application.billing.read_account import ReadAccount
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.scope import RoleLacksPermission
from mediklaud.domain.billing.account import PatientAccountNotFound
from mediklaud.domain.billing.dues import Blocked, OwedInvoice
from mediklaud.domain.shared.ids import PatientId
from tests.builders.billing import DAY, FEE, taka
from tests.builders.cashier import (
    account_of,
    invoiced,
    seen,
    the_cashier,
    to_pay,
    to_set_tariff,
)
from tests.hospital import an_actor, new


@pytest.fixture(autouse=True)
def tariff(hospital):
    """A consultation has its price."""
    return hospital.handle(to_set_tariff())


def an_invoice(hospital, patient_id, **how):
    seen(hospital, patient_id)
    return invoiced(hospital, patient_id, **how)


def override(hospital, patient_id, **what):
    usual = {"actor": the_cashier(), "reason": "Pays on Friday"}
    command = GrantDuesOverride(patient_id=patient_id, **{**usual, **what})
    return hospital.handle(command)


def test_a_new_patient_owes_nothing(hospital, patient_id):
    account = account_of(hospital, patient_id)

    assert (account.owed, account.overdue, account.credit) == (taka(0),) * 3
    assert (account.blocked, account.override, account.invoices) == (None, None, ())


def test_an_issued_invoice_is_owed_and_blocks_when_it_is_overdue(
    hospital, clock, patient_id
):
    invoice = an_invoice(hospital, patient_id)
    before = account_of(hospital, patient_id)
    clock.pass_by(15 * DAY)
    after = account_of(hospital, patient_id)

    owed = OwedInvoice(invoice.id, invoice.number, FEE, invoice.due_on)
    assert before.invoices == after.invoices == (owed,)
    assert (before.owed, before.overdue, before.blocked) == (FEE, taka(0), None)
    assert (after.owed, after.overdue) == (FEE, FEE)
    assert after.blocked == Blocked(FEE, (invoice.id,), (invoice.number,))


def test_payment_clears_the_block_at_once(hospital, clock, patient_id):
    invoice = an_invoice(hospital, patient_id)
    clock.pass_by(15 * DAY)
    hospital.handle(to_pay(invoice, FEE))

    account = account_of(hospital, patient_id)

    assert (account.owed, account.blocked) == (taka(0), None)


def test_an_override_is_shown_in_the_account_until_it_ends(hospital, clock, patient_id):
    granted = override(hospital, patient_id)
    assert account_of(hospital, patient_id).override == granted.id

    clock.pass_by(DAY)

    assert account_of(hospital, patient_id).override is None


def test_who_may_book_by_an_override_is_not_shown_as_blocked(
    hospital, clock, patient_id
):
    an_invoice(hospital, patient_id)
    clock.pass_by(15 * DAY)
    override(hospital, patient_id)

    account = account_of(hospital, patient_id)

    assert (account.overdue, account.blocked) == (FEE, None)


def test_an_override_says_who_granted_it_and_why(hospital, patient_id):
    chief = an_actor(Role.CHIEF_MEDICAL_OFFICER)

    granted = override(hospital, patient_id, actor=chief, reason=" In  pain ")

    assert (granted.granted_by, granted.reason) == (chief.account_id, "In pain")


def test_the_front_desk_overrides_nothing(hospital, patient_id):
    with pytest.raises(RoleLacksPermission):
        override(hospital, patient_id, actor=an_actor(Role.FRONT_DESK))


@pytest.mark.parametrize("ask", [override, account_of])
def test_a_patient_who_is_not_there_has_no_account(hospital, ask):
    with pytest.raises(PatientAccountNotFound):
        ask(hospital, new(PatientId))


def test_a_patient_reads_the_own_account(hospital, patient_id):
    patient = an_actor(Role.PATIENT, patient_id=patient_id)
    query = ReadAccount(actor=patient, patient_id=patient_id)

    assert hospital.handle(query) == account_of(hospital, patient_id)
