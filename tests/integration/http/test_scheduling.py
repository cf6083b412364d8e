from datetime import timedelta

import pytest

from tests.integration.http.houses import CMO, DESK, DOCTOR, PATIENT, House

NINE, HALF_PAST = "2027-03-04T09:00:00+06:00", "2027-03-04T09:30:00+06:00"


@pytest.fixture
def house():
    made = House()
    with made.door:
        yield made


def test_hours_are_set_and_read_as_wall_clocks_show_them(house):
    doctor_id = house.a_doctor()

    (hours,) = house.get(f"/doctors/{doctor_id}/availability", DESK)["rules"]

    assert (hours["start"], hours["end"]) == ("09:00", "17:00")
    assert hours["zone"] == "Asia/Dhaka"
    assert hours["visit_types"] == ["consultation", "follow_up"]
    assert hours["valid_from"] == "2027-03-01"


@pytest.mark.parametrize("start", ["9:00", "24:00", "09:60", "09:00:30", "09:00Z", ""])
def test_a_wall_time_is_hours_and_minutes(house, start):
    rule = {"weekdays": ["monday"], "start": start, "end": "17:00"}
    path = f"/doctors/{house.a_doctor()}/availability"

    problem = house.ask("PUT", path, CMO, 400, json={"rules": [rule]}).json()

    assert problem["facts"]["field"] == "/rules/0/start"


def test_free_slots_come_page_by_page(house):
    doctor_id = house.a_doctor()
    query = {"doctor_id": doctor_id, "from": NINE, "to": "2027-03-05T10:00:00+06:00"}
    shown: list[str] = []
    page = house.get("/slots", DESK, limit=7, **query)
    while page["next_cursor"]:
        shown += [slot["starts_at"] for slot in page["items"]]
        cursor = page["next_cursor"]
        page = house.get("/slots", DESK, limit=7, cursor=cursor, **query)
    shown += [slot["starts_at"] for slot in page["items"]]

    assert shown == sorted(set(shown))
    assert shown[:2] == [NINE, HALF_PAST]
    assert shown == [
        slot["starts_at"]
        for slot in house.get("/slots", DESK, limit=200, **query)["items"]
    ]


def test_a_plus_sign_in_an_address_need_not_be_encoded(house):
    doctor_id = house.a_doctor()

    path = f"/slots?doctor_id={doctor_id}&from=2027-03-04T09:00:00+06:00"

    assert house.get(path, DESK)["items"][0]["starts_at"] == NINE


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"from": "2027-03-04"},
        {"from": "2027-03-04T09:00"},
        {"from": NINE, "cursor": "AAAA"},
        {"from": NINE, "cursor": "f" * 32},
        {"from": NINE, "doctor_id": "1"},
        {"from": NINE, "visit_type": "lunch"},
    ],
)
def test_a_search_that_is_not_understood_is_refused(house, query):
    assert house.get("/slots", DESK, 400, **query)["code"] == "malformed"


def test_a_search_that_ends_before_it_starts_breaks_a_rule(house):
    assert house.get("/slots", DESK, 422, **{"from": HALF_PAST, "to": NINE})


def test_a_booking_is_read_back_and_done_once(house):
    body = {
        "patient_id": house.a_patient(),
        "doctor_id": house.a_doctor(),
        "starts_at": NINE,
        "visit_type": "consultation",
        "channel": "phone",
    }

    booked = house.post("/appointments", DESK, body, 201, **{"Idempotency-Key": "k"})
    again = house.post("/appointments", DESK, body, 201, **{"Idempotency-Key": "k"})

    assert booked["starts_at"] == NINE
    assert booked["zone"] == "Asia/Dhaka"
    assert booked["read_back"]
    assert again == booked
    other = {**body, "starts_at": HALF_PAST}
    reused = house.post("/appointments", DESK, other, 409, **{"Idempotency-Key": "k"})
    assert reused["rule"] == "S8"


def test_a_clash_names_the_nearest_free_slots(house):
    booked = house.a_booking(NINE)
    body = {
        "patient_id": house.a_patient("Somebody Else"),
        "doctor_id": booked["doctor_id"],
        "starts_at": NINE,
        "visit_type": "consultation",
    }

    taken = house.post("/appointments", PATIENT, body, 409)

    assert taken["code"] == "slot_taken"
    assert taken["rule"] == "S5"
    assert len(taken["facts"]["nearest"]) == 3


def test_an_appointment_is_moved_by_who_has_read_it_last(house):
    booked = house.a_booking(NINE)
    here = f"/appointments/{booked['id']}"
    read = house.ask("GET", here, DESK, 200)
    match = {"If-Match": read.headers["etag"]}

    moved = house.post(f"{here}/reschedule", DESK, {"starts_at": HALF_PAST}, **match)

    assert moved["id"] == booked["id"]
    assert moved["starts_at"] == HALF_PAST
    assert moved["rescheduled_from"][0]["starts_at"] == NINE
    house.post(f"{here}/reschedule", DESK, {"starts_at": NINE}, 412, **match)
    listed = house.get(f"/patients/{booked['patient_id']}/appointments", DESK)
    assert listed["items"] == [moved]


@pytest.mark.parametrize("body", [None, {}, {"reason": "Better already"}])
def test_an_appointment_is_cancelled_with_or_without_a_reason(house, body):
    booked = house.a_booking(NINE)

    cancelled = house.post(f"/appointments/{booked['id']}/cancel", DESK, body)

    assert cancelled["status"] == "cancelled"
    assert cancelled["ended_because"] == (body or {}).get("reason")


def test_the_desk_receives_and_the_doctor_sees_the_day(house):
    booked = house.a_booking("2027-03-01T09:00:00+06:00")
    here = f"/appointments/{booked['id']}"
    missed = house.a_booking("2027-03-01T09:30:00+06:00")

    assert house.post(f"{here}/arrive", DESK)["status"] == "arrived"
    house.post(f"/appointments/{missed['id']}/no-show", DESK, status=409)
    house.let_pass(timedelta(hours=2))
    gone = house.post(f"/appointments/{missed['id']}/no-show", DESK)
    assert gone["status"] == "no_show"
    day = house.get(f"/doctors/{booked['doctor_id']}/schedule", DESK, date="2027-03-01")
    (entry,) = day["entries"]
    assert entry["appointment"]["id"] == booked["id"]
    assert entry["patient_name"] == "Karim Hossain"
    day = house.get(f"/doctors/{booked['doctor_id']}/schedule", DESK, 400, date="today")
    assert day["facts"]["field"] == "date"


def test_an_absence_lists_what_it_touches_until_it_is_decided_on(house):
    booked = house.a_booking(NINE)
    here = f"/doctors/{booked['doctor_id']}/absences"
    absence = {"starts_at": NINE, "ends_at": "2027-03-05T09:00:00+06:00"}

    recorded = house.post(here, CMO, {**absence, "reason": "Conference"}, 201)

    assert [one["id"] for one in recorded["affected"]] == [booked["id"]]
    (listed,) = house.get(here, CMO)["items"]
    assert listed["id"] == recorded["id"]
    (impacted,) = house.get("/impacted-appointments", CMO)["items"]
    assert impacted["causes"] == ["doctor_absent"]
    decision = {"appointment_id": booked["id"], "action": "cancel", "reason": "Away"}
    resolutions = "/impacted-appointments/resolutions"
    done = house.post(resolutions, CMO, {"decisions": [decision]})
    assert done["items"][0]["status"] == "cancelled"
    doctor = booked["doctor_id"]
    assert not house.get("/impacted-appointments", CMO, doctor_id=doctor)["items"]
    gone = house.ask("DELETE", f"/absences/{recorded['id']}", CMO, 200)
    assert gone.json()["cancelled_at"]


def test_a_late_wish_is_left_with_the_desk_and_decided_on(house):
    booked = house.a_booking("2027-03-01T15:00:00+06:00")
    here = f"/appointments/{booked['id']}"
    house.post(f"{here}/cancel", PATIENT, {}, 409)

    first = house.post(f"{here}/change-requests", PATIENT, {"wish": "cancel"}, 201)
    house.post(f"/change-requests/{first['id']}/withdraw", PATIENT)
    wish = {"wish": "move", "preferred": NINE, "note": "Work"}
    asked = house.post(f"{here}/change-requests", PATIENT, wish, 201)

    (waiting,) = house.get("/change-requests", DESK)["items"]
    assert waiting["request"]["id"] == asked["id"]
    assert waiting["appointment"]["id"] == booked["id"]
    decided = house.post(
        f"/change-requests/{asked['id']}/decision", DESK, {"granted": True}
    )
    assert decided["status"] == "granted"
    assert house.get(here, PATIENT)["starts_at"] == NINE
    mine = house.get(f"/patients/{booked['patient_id']}/change-requests", PATIENT)
    assert {one["status"] for one in mine["items"]} == {"withdrawn", "granted"}


def test_the_doctor_signs_what_happened_and_the_patient_reads_it(house):
    booked = house.a_booking("2027-03-01T09:00:00+06:00")
    here = f"/appointments/{booked['id']}"
    house.post(f"{here}/arrive", DESK)
    findings = {
        "note": "Rest.\nWater.",
        "diagnosis": {"code": "j069", "text": "Common cold"},
    }

    house.post(f"{here}/start", DOCTOR, status=201)
    signed = house.post(f"{here}/complete", DOCTOR, findings)

    assert signed["signed"]["diagnosis"]["code"] == "J06.9"
    house.post(f"{here}/complete", DOCTOR, findings, 409)
    record = house.get(f"/patients/{booked['patient_id']}/record", PATIENT)
    assert record == {"items": [signed], "next_cursor": None}
    house.get(f"/patients/{booked['patient_id']}/record", DESK, 403)
