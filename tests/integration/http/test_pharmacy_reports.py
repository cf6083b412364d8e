"""The pharmacy's reports over HTTP: in three shapes, for those who may (H10)."""

from mediklaud.domain.access.actor import Role
from tests.hospital import a_hospital
from tests.integration.http.doors import a_door
from tests.integration.http.people import bearing, token_of

REPORT = "/api/v1/pharmacy/reports/dispensations"


def answered(path=REPORT, **query):
    hospital = a_hospital()
    token = token_of(hospital, Role.PHARMACIST)
    with a_door(hospital) as door:
        return door.get(path, params=query, headers=bearing(token))


def test_a_program_reads_columns_and_rows():
    report = answered(**{"from": "2027-02-01", "to": "2027-02-28"}).json()

    assert report["report"] == "dispensations"
    assert (report["since"], report["until"]) == ("2027-02-01", "2027-02-28")
    assert report["columns"][0] == {"name": "at", "kind": "moment"}
    assert report["rows"] == []


def test_a_spreadsheet_opens_it():
    answer = answered(format="csv")

    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    named = answer.headers["content-disposition"]
    assert named == 'attachment; filename="dispensations-2027-03-01.csv"'
    assert answer.text.startswith("at,product,")


def test_it_is_printed():
    answer = answered(format="pdf")

    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.content.startswith(b"%PDF")


def test_a_report_there_is_not_is_refused():
    assert answered(REPORT.replace("dispensations", "gossip")).status_code == 400


def test_days_out_of_order_are_refused_by_their_rule():
    answer = answered(**{"from": "2027-03-01", "to": "2027-02-01"})

    assert answer.status_code == 422
    assert answer.json()["rule"] == "H10"


def test_a_shape_there_is_not_is_refused():
    assert answered(format="docx").status_code == 400
