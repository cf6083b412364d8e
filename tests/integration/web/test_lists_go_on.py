"""A list that is longer than a page leads on to the rest, each thing once."""

import re

import pytest

from mediklaud.domain.access.actor import Role
from mediklaud.domain.shared.ids import PatientId
from tests.builders.billing import taka
from tests.builders.cashier import to_set_tariff
from tests.builders.crediting import an_invoice_of, to_dispute
from tests.integration.http.doors import SOMEBODY

MEDICINES = (
    ("amoxicillin", "500 mg"),
    ("paracetamol", "500 mg"),
    ("cetirizine", "10 mg"),
)
HOW_MANY = len(MEDICINES)
ITS_LINKS = {
    "/appointments": r"/appointments/([0-9a-f-]{36})/cancel",
    "/my/invoices": r"/my/invoices/([0-9a-f-]{36})",
    "/disputes": r"/disputes/([0-9a-f-]{36})",
    "/pharmacy/queue": r"/pharmacy/prescriptions/([0-9a-f-]{36})",
}


@pytest.fixture(scope="module")
def busy(house):
    """A house in which one patient has three of everything."""
    house.hospital.handle(to_set_tariff())
    first = house.a_booking("2027-03-08T09:00:00+06:00")
    whose = {"patient_id": first["patient_id"]}
    visit = {**whose, "doctor_id": first["doctor_id"], "visit_type": "consultation"}
    for hour in (10, 11):
        there = {**visit, "starts_at": f"2027-03-08T{hour}:00:00+06:00"}
        house.post("/appointments", Role.FRONT_DESK, there, 201)
    patient_id = PatientId.parse(first["patient_id"])
    body = {**whose, "dose": "1", "times_a_day": 1}
    body |= {"duration_days": 6, "route": "oral"}
    for name, strength in MEDICINES:
        body["medicine"] = {"name": name, "form": "tablet", "strength": strength}
        invoice = an_invoice_of(house.hospital, patient_id, taka(500_00))
        house.hospital.handle(to_dispute(invoice))
        house.post("/prescriptions", Role.DOCTOR, body, 201)
    return house


@pytest.mark.parametrize(
    ("role", "address"),
    [
        (Role.PATIENT, "/appointments"),
        (Role.PATIENT, "/my/invoices"),
        (Role.BILLING, "/disputes"),
        (Role.PHARMACIST, "/pharmacy/queue"),
    ],
)
def test_what_is_not_on_the_first_page_is_behind_it(busy, signed_in, role, address):
    somebody = signed_in(role)
    found = set(re.findall(ITS_LINKS[address], somebody.get(address)))
    first = re.findall(ITS_LINKS[address], somebody.get(f"{address}?limit=1"))
    rest = re.findall(ITS_LINKS[address], somebody.get(somebody.link(f"{address}?")))

    assert len(found) == HOW_MANY
    assert set(first) | set(rest) == found
    assert not set(first) & set(rest)
    assert "cursor=" not in "".join(somebody.links)


def test_a_patient_reads_of_everybody_who_ever_opened_the_record(busy, signed_in):
    patient = signed_in(Role.PATIENT)
    whole = patient.get("/my/record/opened")
    patient.get("/my/record/opened?limit=2")

    assert "booked an appointment" in whole
    assert patient.link("/my/record/opened?cursor=")


def test_a_cursor_of_somebodys_own_making_is_refused(busy, signed_in):
    signed_in(Role.PATIENT).get("/appointments?cursor=abc", 400)
    signed_in(Role.PATIENT).get(f"/my/record/opened?cursor={SOMEBODY}", 400)
