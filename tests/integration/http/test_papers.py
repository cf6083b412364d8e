"""Labels and counselling sheets over HTTP."""

import pytest

from mediklaud.adapters.memory.ports import PORTS
from mediklaud.adapters.memory.storage import MemoryStorage
from mediklaud.domain.access.actor import Role
from mediklaud.domain.shared.ids import PatientId
from tests.builders.cashier import invoiced, seen, to_set_tariff
from tests.builders.handed_out import something_handed_out
from tests.builders.scheduling import a_known_patient
from tests.hospital import a_hospital
from tests.integration.http.doors import SOMEBODY, a_door
from tests.integration.http.houses import House
from tests.integration.http.people import bearing, token_of

PAPERS = pytest.mark.parametrize("paper", ["label", "counselling"])


def asked(paper, role, this=None):
    storage = MemoryStorage(PORTS)
    one = something_handed_out(storage, a_known_patient(storage))
    hospital = a_hospital(storage)
    path = f"/api/v1/dispensations/{this or one.id}/{paper}.pdf"
    with a_door(hospital) as door:
        return one, door.get(path, headers=bearing(token_of(hospital, role)))


@PAPERS
def test_the_pharmacist_takes_it_from_the_printer(paper):
    one, answer = asked(paper, Role.PHARMACIST)

    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["cache-control"] == "no-store"
    assert f'"{paper}-{one.id}.pdf"' in answer.headers["content-disposition"]
    assert answer.content.startswith(b"%PDF")


@PAPERS
def test_what_was_never_handed_out_has_none(paper):
    _, answer = asked(paper, Role.PHARMACIST, SOMEBODY)

    assert answer.status_code == 404
    assert answer.json()["code"] == "dispensation_not_found"


@PAPERS
def test_the_desk_prints_none(paper):
    assert asked(paper, Role.FRONT_DESK)[1].status_code == 403


def test_an_invoice_is_printed_under_its_own_name_too():
    house = House()
    house.hospital.handle(to_set_tariff())
    patient_id = PatientId.parse(house.a_patient())
    seen(house.hospital, patient_id)
    invoice = invoiced(house.hospital, patient_id)

    for end in (".pdf", "/paper.pdf"):
        answer = house.ask("GET", f"/invoices/{invoice.id}{end}", Role.PATIENT, 200)
        assert answer.content.startswith(b"%PDF")
