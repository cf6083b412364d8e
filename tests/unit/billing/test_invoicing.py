import pytest

from mediklaud.application.billing.discard_draft import DiscardDraft
from mediklaud.application.billing.list_charges import ListCharges
from mediklaud.domain.billing.account import PatientAccountNotFound
from mediklaud.domain.billing.charge import (
    ChargeNotPending,
    ChargeStatus,
    UnpricedCharges,
)
from mediklaud.domain.billing.invoice import (
    InvoiceNotDraft,
    NothingToInvoice,
)
from mediklaud.domain.shared.ids import ChargeId, PatientId
from tests.builders.billing import DAY, FEE, MONDAY
from tests.builders.cashier import drafted, invoiced, seen, the_cashier, to_set_tariff
from tests.builders.registry import an_enrolled_patient
from tests.hospital import new


@pytest.fixture(autouse=True)
def tariff(hospital):
    """A consultation has its price."""
    return hospital.handle(to_set_tariff())


def charges_of(hospital, patient_id):
    return hospital.handle(ListCharges(actor=the_cashier(), patient_id=patient_id))


def discard(hospital, invoice):
    command = DiscardDraft(actor=the_cashier(), invoice_id=invoice.id)
    return hospital.handle(command)


def test_a_draft_holds_all_charges_that_wait(hospital, patient_id):
    charges = [seen(hospital, patient_id) for _ in range(2)]

    draft = drafted(hospital, patient_id)

    assert [line.charge_id for line in draft.lines] == [c.id for c in charges]
    assert draft.gross == FEE + FEE
    statuses = {c.status for c in charges_of(hospital, patient_id)}
    assert statuses == {ChargeStatus.INVOICED}


def test_a_draft_holds_the_chosen_charges_each_once(hospital, patient_id):
    first, second = (seen(hospital, patient_id) for _ in range(2))

    draft = drafted(hospital, patient_id, second.id, second.id)

    assert [line.charge_id for line in draft.lines] == [second.id]
    later = drafted(hospital, patient_id)
    assert [line.charge_id for line in later.lines] == [first.id]


def test_a_line_bears_the_hospitals_date_of_the_visit(hospital, clock, patient_id):
    clock.pass_by(16 * DAY / 24)  # 18:00 in Greenwich is midnight in Dhaka
    seen(hospital, patient_id)

    assert drafted(hospital, patient_id).lines[0].served_on == MONDAY + DAY


def test_where_nothing_waits_there_is_nothing_to_draft(hospital, patient_id):
    with pytest.raises(NothingToInvoice):
        drafted(hospital, patient_id)


def test_a_charge_stands_on_one_invoice_only(hospital, patient_id):
    charge = seen(hospital, patient_id)
    drafted(hospital, patient_id)

    with pytest.raises(ChargeNotPending):
        drafted(hospital, patient_id, charge.id)


@pytest.mark.parametrize("whose", ["nobody's", "somebody else's"])
def test_only_the_patients_own_charges_are_drafted(hospital, patient_id, whose):
    other = an_enrolled_patient(hospital).id
    charge_id = seen(hospital, other).id if whose != "nobody's" else new(ChargeId)
    seen(hospital, patient_id)

    with pytest.raises(ChargeNotPending):
        drafted(hospital, patient_id, charge_id)


def test_unpriced_charges_stop_a_draft_and_are_named(hospital, patient_id):
    seen(hospital, patient_id)
    unpriced = seen(hospital, patient_id, visit_type="procedure")

    with pytest.raises(UnpricedCharges) as refused:
        drafted(hospital, patient_id)
    assert refused.value.charges == (unpriced.id,)


def test_the_others_can_be_drafted_meanwhile(hospital, patient_id):
    priced = seen(hospital, patient_id)
    seen(hospital, patient_id, visit_type="procedure")

    assert drafted(hospital, patient_id, priced.id).gross == FEE


def test_nobody_invoices_a_patient_who_is_not_there(hospital):
    with pytest.raises(PatientAccountNotFound):
        drafted(hospital, new(PatientId))


def test_a_discarded_draft_frees_its_charges(hospital, patient_id):
    charge = seen(hospital, patient_id)
    discard(hospital, drafted(hospital, patient_id))

    (free,) = charges_of(hospital, patient_id)
    assert (free.status, free.invoice_id) == (ChargeStatus.PENDING, None)
    assert drafted(hospital, patient_id).lines[0].charge_id == charge.id


def test_an_issued_invoice_is_not_discarded(hospital, patient_id):
    seen(hospital, patient_id)
    invoice = invoiced(hospital, patient_id)

    with pytest.raises(InvoiceNotDraft):
        discard(hospital, invoice)
