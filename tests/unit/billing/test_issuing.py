import pytest

from mediklaud.application.billing.draft_invoice import DraftInvoice
from mediklaud.application.billing.issue_invoice import IssueInvoice
from mediklaud.application.billing.list_invoices import ListInvoices
from mediklaud.application.billing.read_invoice import ReadInvoice
from mediklaud.application.registry.update_patient import UpdatePatient
from mediklaud.domain.access.actor import Role
from mediklaud.domain.billing.invoice import (
    DueBeforeIssue,
    InvoiceNotFound,
)
from tests.builders.billing import DAY, MONDAY, taka
from tests.builders.cashier import drafted, invoiced, seen, the_cashier, to_set_tariff
from tests.builders.registry import an_enrolled_patient, the_desk
from tests.hospital import an_actor


@pytest.fixture(autouse=True)
def tariff(hospital):
    """A consultation has its price."""
    return hospital.handle(to_set_tariff())


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
