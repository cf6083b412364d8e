"""Knowledge, rules turned down and the report of alerts, over HTTP."""

import pytest

from mediklaud.ports.medication import Alerts
from tests.builders.knowledge import an_alert, pairs
from tests.hospital import ports_of
from tests.integration.http.houses import CMO, PHARMACIST, House

KNOWLEDGE, TUNINGS = "/safety/knowledge", "/safety/tunings"
TO_LOAD = {
    "name": "licensed",
    "version": "2027.1",
    "released": "2027-01-15",
    "source": "A publisher of facts",
    "licence": "by contract",
    "format": "pairs",
    "files": [{"name": "a.csv", "text": pairs(("Aspirin", "Xy", "Major")).text}],
}
FORBIDDEN = {
    "knowledge": "mediklaud-default",
    "rule_id": "MK-0001",
    "presentation": "interrupt",
    "reason": "asked by the ward",
    "review_on": "2027-08-01",
}


@pytest.fixture
def house():
    made = House()
    with made.door:
        yield made


def test_knowledge_is_loaded_listed_and_retired(house):
    loaded = house.post(KNOWLEDGE, PHARMACIST, TO_LOAD, 201)
    known = loaded["knowledge"]

    assert loaded["report"] == {
        "rows_read": 1,
        "rows_used": 1,
        "rows_rejected": 0,
        "rejected": [],
        "unresolved": ["xy"],
        "respelt": [],
    }
    assert loaded["replaces"] is None
    shelf = house.get(KNOWLEDGE, CMO)
    assert shelf["default"]["id"] == "mediklaud-default"
    assert "Not reviewed by a clinician" in shelf["default"]["notice"]
    assert shelf["loaded"] == [known]

    retired = house.post(f"{KNOWLEDGE}/{known['id']}/retire", PHARMACIST)

    assert retired["is_active"] is False
    assert house.get(KNOWLEDGE, CMO)["loaded"] == [retired]


def test_what_is_refused_says_which_rows_and_why(house):
    text = pairs(("a", "b", "Grave"), ("c", "c", "Major")).text
    body = {**TO_LOAD, "files": [{"name": "a.csv", "text": text}]}

    problem = house.post(KNOWLEDGE, PHARMACIST, body, 422)

    assert (problem["code"], problem["rule"]) == ("knowledge_refused", "M7")
    assert problem["facts"]["rejected"] == 2
    assert problem["facts"]["rows"] == [
        {"file": "a.csv", "line": 2, "reason": "a level nobody knows"},
        {"file": "a.csv", "line": 3, "reason": "a substance with itself"},
    ]


def test_a_contraindication_is_turned_down_by_two_people(house):
    waiting = house.post(TUNINGS, PHARMACIST, FORBIDDEN, 201)
    confirm = f"{TUNINGS}/{waiting['id']}/confirm"
    own = house.post(confirm, PHARMACIST, None, 409)
    confirmed = house.post(confirm, CMO)

    assert (waiting["severity"], waiting["status"]) == ("contraindicated", "waiting")
    assert (own["code"], own["rule"]) == ("second_person_confirms", "M3")
    assert confirmed["status"] == "in_force"
    assert house.get(TUNINGS, CMO)["items"] == [confirmed]

    ended = house.post(f"{TUNINGS}/{waiting['id']}/end", PHARMACIST)

    assert ended["status"] == "ended"


def test_the_report_tells_rule_by_rule_what_alerts_did(house):
    with ports_of(house.hospital.storage) as port:
        port(Alerts).add(an_alert())

    report = house.get(
        "/safety/report", CMO, **{"from": "2027-03-01", "to": "2027-03-01"}
    )

    (rule,) = report["rules"]
    assert (rule["rule_id"], rule["shown"], rule["percent_overridden"]) == (
        "MK-0001",
        1,
        "0.0",
    )
    assert report["alerts_per_hundred_prescriptions"] is None


@pytest.mark.parametrize("day", ["2027-02-30", "yesterday", ""])
def test_a_day_that_is_none_is_refused(house, day):
    house.get("/safety/report", CMO, 400, **{"from": day, "to": "2027-03-01"})
