"""What is another patient's answers as what is not there, on every page."""

import pytest

from mediklaud.application.registry.read_patient import ReadPatient
from mediklaud.domain.access.actor import Role
from mediklaud.domain.shared import ids
from mediklaud.entrypoints.web.own_forms import proof_of
from mediklaud.entrypoints.web.routes import PAGES
from tests.builders.busy_hospital import a_busy_hospital
from tests.builders.examples import address_of
from tests.builders.registry import the_desk
from tests.integration.http.houses import House

KINDS = {
    "account_id": ids.AccountId,
    "allergy_id": ids.AllergyId,
    "amendment_id": ids.AmendmentId,
    "appointment_id": ids.AppointmentId,
    "charge_id": ids.ChargeId,
    "condition_id": ids.ConditionId,
    "consultation_id": ids.ConsultationId,
    "credit_note_id": ids.CreditNoteId,
    "dispensation_id": ids.DispensationId,
    "dispute_id": ids.DisputeId,
    "exception_id": ids.PaymentIntentId,
    "guardianship_id": ids.GuardianshipId,
    "invoice_id": ids.InvoiceId,
    "outbox_id": ids.OutboxId,
    "patient_id": ids.PatientId,
    "payment_id": ids.PaymentId,
    "prescription_id": ids.PrescriptionId,
    "product_id": ids.ProductId,
    "refund_id": ids.RefundId,
    "request_id": ids.CreditRequestId,
    "session_id": ids.SessionId,
    "user_id": ids.AccountId,
}
"""What stands in the addresses."""
ABOUT = [
    (method, path)
    for page in PAGES
    for path in page.paths
    for method in sorted(page.http_methods & {"GET", "POST"})
    if any(name in path for name in KINDS)
]


@pytest.fixture(scope="module")
def between():
    """Somebody's browser, their forms' fields, and what another patient has."""
    house = House()
    busy, known = a_busy_hospital(house.hospital.storage)
    house.a_patient("Somebody Else")
    whose = busy.handle(ReadPatient(actor=the_desk(), patient_id=known[ids.PatientId]))
    door, token = house.another_door(), house.tokens[Role.PATIENT]
    door.cookies.set("mediklaud", token)
    form = {"_form": proof_of(token), "reason": "Mine", "text": "Mine"}
    return door, form, known, (whose.name, whose.number, "INV-")


def named(path, known):
    """The address of what this very patient has."""
    for name, kind in KINDS.items():
        path = path.replace(f"{{{name}:uuid}}", str(known[kind]))
    return address_of(path)


@pytest.mark.parametrize(("method", "path"), ABOUT)
def test_what_is_anothers_is_as_what_there_is_not(between, method, path):
    door, form, known, private = between
    theirs, nothing = (
        door.request(method, address, data=form, follow_redirects=False)
        for address in (named(path, known), address_of(path))
    )

    assert theirs.status_code == nothing.status_code
    assert theirs.status_code in {400, 403, 404, 409, 422}
    for word in private:
        assert word not in theirs.text
