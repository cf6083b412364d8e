import pytest

from mediklaud.application.billing.discard_draft import DiscardDraft
from mediklaud.application.billing.draft_invoice import DraftInvoice
from mediklaud.application.billing.issue_invoice import IssueInvoice
from mediklaud.application.billing.list_charges import ListCharges
from mediklaud.application.billing.list_invoices import ListInvoices
from mediklaud.application.billing.read_invoice import ReadInvoice
from mediklaud.application.registry.update_patient import UpdatePatient
from mediklaud.domain.access.actor import Role
from mediklaud.domain.billing.account import PatientAccountNotFound
from mediklaud.domain.billing.charge import (
    ChargeNotPending,
    ChargeStatus,
    UnpricedCharges,
)
from mediklaud.domain.billing.invoice import (
    DueBeforeIssue,
    InvoiceNotDraft,
    InvoiceNotFound,
    NothingToInvoice,
)
from mediklaud.domain.shared.ids import ChargeId, PatientId
from tests.builders.billing import (
    DAY,
    FEE,
    MONDAY,
    drafted,
    invoiced,
    seen,
    taka,
    the_cashier,
    to_set_tariff,
)
from tests.builders.registry import an_enrolled_patient, the_desk
from tests.clock import StandingClock
from tests.hospital import a_hospital, an_actor, new


@pytest.fixture
def clock():
    return StandingClock()


@pytest.fixture
def hospital(clock):
    hospital = a_hospital(None, clock)
    hospital.handle(to_set_tariff())
    return hospital


@pytest.fixture
def patient_id(hospital):
    return an_enrolled_patient(hospital).id


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


def test_issuing_numbers_the_invoices_of_a_year_one_by_one(hospital, patient_id):
    numbers = []
    for _ in range(3):
        seen(hospital, patient_id)
        numbers.append(invoiced(hospital, patient_id).number)

    assert numbers == ["INV-2027-000001", "INV-2027-000002", "INV-2027-000003"]


def test_a_new_year_begins_at_the_hospitals_midnight(hospital, clock, patient_id):
    clock.pass_by(305 * DAY + 16 * DAY / 24 - DAY / 86400)
    seen(hospital, patient_id)
    old = invoiced(hospital, patient_id)
    clock.pass_by(DAY / 86400)
    seen(hospital, patient_id)
    new_ = invoiced(hospital, patient_id)

    assert [old.number, new_.number] == ["INV-2027-000001", "INV-2028-000001"]


def test_an_invoice_is_due_in_fourteen_days_of_the_hospitals_calendar(
    hospital, patient_id
):
    seen(hospital, patient_id)

    invoice = invoiced(hospital, patient_id)

    assert (invoice.issued_on, invoice.due_on) == (MONDAY, MONDAY + 14 * DAY)


def test_another_day_can_be_named_from_today_on(hospital, patient_id):
    seen(hospital, patient_id)
    draft = drafted(hospital, patient_id)
    command = IssueInvoice(
        actor=the_cashier(), invoice_id=draft.id, due_on=MONDAY - DAY
    )

    with pytest.raises(DueBeforeIssue):
        hospital.handle(command)
    seen(hospital, patient_id)
    assert invoiced(hospital, patient_id, due_on=MONDAY).due_on == MONDAY


def test_an_invoice_is_addressed_to_the_patient_as_of_its_issue(hospital):
    patient = an_enrolled_patient(hospital, name="Amina Begum")
    seen(hospital, patient.id)
    invoice = invoiced(hospital, patient.id)
    hospital.handle(
        UpdatePatient(
            actor=the_desk(),
            patient_id=patient.id,
            version=patient.version,
            name="Amina Khatun",
        )
    )

    kept = hospital.handle(ReadInvoice(actor=the_cashier(), invoice_id=invoice.id))

    assert kept.invoice == invoice
    assert kept.invoice.addressee.name == "Amina Begum"
    assert kept.invoice.addressee.number == patient.number
    assert kept.invoice.addressee.address == patient.address


def test_what_was_issued_keeps_its_prices(hospital, patient_id):
    seen(hospital, patient_id)
    invoice = invoiced(hospital, patient_id)
    hospital.handle(to_set_tariff(price=taka(1), valid_from=MONDAY + DAY))

    kept = hospital.handle(ReadInvoice(actor=the_cashier(), invoice_id=invoice.id))

    assert kept.invoice == invoice


def test_a_patient_reads_the_own_invoices_and_no_others(hospital, patient_id):
    seen(hospital, patient_id)
    invoice = invoiced(hospital, patient_id)
    patient = an_actor(Role.PATIENT, patient_id=patient_id)
    stranger = an_actor(Role.PATIENT, patient_id=an_enrolled_patient(hospital).id)

    (listed,) = hospital.handle(ListInvoices(actor=patient, patient_id=patient_id))
    read = hospital.handle(ReadInvoice(actor=patient, invoice_id=invoice.id))

    assert listed.invoice == read.invoice == invoice
    with pytest.raises(InvoiceNotFound):
        hospital.handle(ReadInvoice(actor=stranger, invoice_id=invoice.id))


def test_drafting_twice_with_one_key_drafts_once(hospital, patient_id):
    seen(hospital, patient_id)
    command = DraftInvoice(
        actor=the_cashier(), patient_id=patient_id, idempotency_key="k-1"
    )

    assert hospital.handle(command) == hospital.handle(command)
