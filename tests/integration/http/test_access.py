import pytest

from mediklaud.adapters.patience import ProcessPatience
from mediklaud.bootstrap import swap
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.policy import AccessPolicy
from mediklaud.domain.shared.ids import AccountId
from mediklaud.ports.patience import Patience
from tests.builders.access import the_token
from tests.hospital import a_hospital
from tests.integration.http.doors import a_door
from tests.integration.http.houses import ADMIN, DESK, PATIENT, PRIVACY, House
from tests.integration.http.people import PASSWORD, bearing, token_of

NEW = "Seven-wells-5-bridges!"


@pytest.fixture(scope="module")
def house():
    made = House()
    with made.door:
        yield made


def test_staff_is_invited_and_signs_in_and_out(house):
    body = {"login": "rina", "name": "Rina", "roles": ["front_desk"]}
    invited = house.post("/users", ADMIN, body, 201)
    taken = {"token": invited["token"], "password": PASSWORD}

    user = house.door.post("/api/v1/invitations/accept", json=taken).json()
    signed_in = house.sign_in("rina", PATIENT)

    assert user["id"] == invited["account_id"]
    assert signed_in["user"] == user
    assert house.get("/me", PATIENT) == {**user, "wards": []}
    assert "password" not in str(user)
    house.ask("DELETE", "/sessions/current", PATIENT, 204)
    assert house.get("/me", PATIENT, 401)["code"] == "session_ended"


def test_a_wrong_password_is_refused_and_too_many_have_to_wait(house):
    wrong = {"login": "nobody", "password": "PLANTED"}
    answers = [house.door.post("/api/v1/sessions", json=wrong) for _ in range(40)]

    assert answers[0].status_code == 401
    assert answers[-1].status_code == 429
    assert int(answers[-1].headers["retry-after"]) >= 1
    assert not any("PLANTED" in answer.text for answer in answers)


def test_an_invitation_does_not_say_why_it_does_not_hold(house):
    taken = {"token": "never-made", "password": PASSWORD}

    answer = house.door.post("/api/v1/invitations/accept", json=taken)

    assert answer.status_code == 409
    assert answer.json()["facts"] == {}


def test_a_patient_proves_the_birth_date(house):
    patient_id = house.a_patient()
    again = house.post(f"/patients/{patient_id}/portal-invitation", DESK, status=201)
    token = the_token(house.hospital, AccountId.parse(again["account_id"]))
    taken = {"token": token, "password": NEW, "birth_date": "1999-01-01"}

    answer = house.door.post("/api/v1/invitations/accept", json=taken)

    assert answer.status_code == 409
    assert answer.json()["facts"] == {}


def test_one_ends_ones_other_sessions_and_changes_the_password(house):
    house.a_patient()
    me = house.get("/me", PATIENT)
    first = house.tokens[PATIENT]
    house.sign_in(me["login"], PATIENT)
    sessions = house.get("/me/sessions", PATIENT)["items"]
    (other,) = (one["id"] for one in sessions if not one["current"])

    house.ask("DELETE", f"/me/sessions/{other}", PATIENT, 204)

    gone = house.door.get("/api/v1/me", headers=bearing(first))
    assert gone.status_code == 401
    body = {"current": PASSWORD, "new": NEW}
    house.ask("POST", "/me/password", PATIENT, 204, json=body)
    old = {"login": me["login"], "password": PASSWORD}
    assert house.door.post("/api/v1/sessions", json=old).status_code == 401


def test_accounts_are_listed_changed_disabled_enabled_and_invited_anew(house):
    body = {"login": "salma", "name": "Salma", "roles": ["billing"]}
    invited = house.post("/users", ADMIN, body, 201)
    here = f"/users/{invited['account_id']}"

    changed = house.ask("PATCH", here, ADMIN, 200, json={"roles": ["front_desk"]})
    disabled = house.post(f"{here}/disable", ADMIN)
    enabled = house.post(f"{here}/enable", ADMIN)
    again = house.post(f"{here}/invitation", ADMIN, status=201)

    assert changed.json()["waiting"] == ["front_desk"]
    assert disabled["status"] == "disabled"
    assert enabled["status"] == "invited"
    assert again["token"] != invited["token"]
    first = house.get("/users", ADMIN, limit=1)
    assert len(first["items"]) == 1
    rest = house.get("/users", ADMIN, cursor=first["next_cursor"])
    assert first["items"][0] not in rest["items"]
    assert house.post("/users", DESK, body, 403)["rule"] == "X1"


def test_roles_are_asked_for_and_decided_by_another(house):
    body = {"login": "shirin", "name": "Shirin", "roles": ["billing"]}
    invited = house.post("/users", ADMIN, body, 201)
    here = f"/users/{invited['account_id']}/role-requests"
    more = {"roles": ["front_desk"], "reason": "Helps out"}
    asked = house.post(here, ADMIN, more, 201)
    waiting = house.get("/role-requests", PRIVACY)["items"]
    (version,) = {one["account_version"] for one in waiting if one["login"] == "shirin"}
    decision = {"granted": True, "reason": "Agreed", "version": version}

    assert house.post(f"{here}/decide", ADMIN, decision, 403)
    stale = {**decision, "version": version - 1}
    assert house.post(f"{here}/decide", PRIVACY, stale, 412)
    given = house.post(f"{here}/decide", PRIVACY, decision)

    assert invited["waiting"] == ["billing"]
    assert asked["waiting"] == ["billing", "front_desk"]
    assert (given["roles"], given["waiting"]) == (["billing", "front_desk"], [])
    assert {grant["basis"] for grant in given["grants"]} == {"approved"}


def test_a_lost_second_factor_is_withdrawn_by_two_people(house):
    body = {"login": "lost", "name": "Lost", "roles": ["billing"]}
    here = f"/users/{house.post('/users', ADMIN, body, 201)['account_id']}/factor-reset"
    asked = house.post(here, ADMIN, {"reason": "The telephone is gone"}, 201)
    (waiting,) = house.get("/factor-resets", PRIVACY)["items"]
    decision = {"granted": True, "reason": "I know her"}
    decision["version"] = asked["account_version"]

    assert waiting == asked
    assert asked["deciders"] == ["privacy_officer"]
    assert house.post(f"{here}/decide", ADMIN, decision, 403)["rule"] == "X1"
    assert house.post(f"{here}/decide", PRIVACY, decision)["login"] == "lost"
    assert house.post(f"{here}/decide", PRIVACY, {**decision, "version": None}, 404)
    assert house.get("/factor-resets", PRIVACY)["items"] == []


def test_the_desk_asks_for_a_patient_and_the_privacy_officer_decides(house):
    patient = house.a_patient("Lutfa Begum")
    here, reason = f"/patients/{patient}/factor-reset", {"reason": "Showed her card"}
    asked = house.post(here, DESK, reason, 201)
    decide = f"/users/{asked['account_id']}/factor-reset/decide"

    assert asked["patient_id"] == patient
    assert house.post(here, ADMIN, reason, 403)
    assert house.post(decide, PRIVACY, {"granted": False, "reason": "Not hers"})
    assert house.get("/me", PATIENT)["patient_id"] == patient


def test_a_program_works_with_its_token_until_it_is_disabled(house):
    asked = {"name": "City portal", "permissions": ["find_slot", "read_doctor"]}
    made = house.post("/service-accounts", ADMIN, asked, 201)
    here = f"/service-accounts/{made['account_id']}/token"
    again = house.post(here, ADMIN, {"valid_days": 7}, 201)

    def reads(path, token=made["token"]):
        return house.door.get(f"/api/v1{path}", headers=bearing(token)).status_code

    assert (reads("/doctors"), reads("/doctors", again["token"])) == (200, 200)
    assert (reads("/patients?q=rahim"), reads("/me")) == (403, 403)
    (listed,) = house.get("/service-accounts", ADMIN)["items"]
    assert (listed["name"], len(listed["tokens"])) == ("City portal", 2)
    assert listed["ends_at"] == again["expires_at"]
    house.post(f"/users/{made['account_id']}/disable", ADMIN)
    assert (reads("/doctors"), reads("/doctors", again["token"])) == (401, 401)


def test_a_program_that_reaches_patients_waits_for_the_privacy_officer(house):
    asked = {"name": "Kiosk", "permissions": ["book_appointment", "read_doctor"]}
    made = house.post("/service-accounts", ADMIN, asked, 201)
    waiting = house.get("/role-requests", PRIVACY)["items"]
    (request,) = (w for w in waiting if w["account_id"] == made["account_id"])
    headers = bearing(made["token"])

    before = house.door.get("/api/v1/doctors", headers=headers)
    decision = {"granted": True, "reason": "Agreed"}
    decide = f"/users/{made['account_id']}/role-requests/decide"
    house.post(decide, PRIVACY, decision)
    after = house.door.get("/api/v1/doctors", headers=headers)

    assert made["waits"]
    assert request["permissions"] == ["book_appointment", "read_doctor"]
    assert (before.status_code, after.status_code) == (401, 200)


def test_the_privacy_officer_sees_who_did_what_without_its_values(house):
    patient_id = house.a_patient("Planted Name")
    asked = house.ask("GET", f"/patients/{patient_id}", DESK, 200)

    found = house.get("/audit/entries", PRIVACY, patient_id=patient_id)["items"]

    assert found[0]["action"] == "read_patient"
    assert found[0]["request_id"] == asked.headers["x-request-id"]
    assert found[0]["roles"] == ["front_desk"]
    assert "Planted" not in str(found)
    since = house.clock.now().isoformat()
    query = {"since": since, "until": since, "action": "enrol_patient"}
    assert house.get("/audit/entries", PRIVACY, **query)["items"] == []
    assert house.get("/audit/entries", PRIVACY, 400, since="yesterday")


def test_the_audit_is_searched_by_outcome_and_purpose(house):
    house.get("/audit/entries", DESK, 403)

    refused = house.get("/audit/entries", PRIVACY, outcome="refused")["items"]

    assert {one["outcome"] for one in refused} == {"refused"}
    assert house.get("/audit/entries", PRIVACY, purpose="nothing")["items"] == []
    assert house.get("/audit/entries", PRIVACY, 400, outcome="perhaps")


def test_a_list_tells_how_many_it_showed_and_not_whom(house):
    house.a_patient("Zubaida Seen")
    house.get("/patients", DESK, q="zubaida")

    listed = house.get("/audit/entries", PRIVACY, action="find_patients")["items"]

    assert listed[0]["seen"] == 1
    assert listed[0]["patient_id"] is None


@pytest.mark.parametrize("who", [PRIVACY, ADMIN])
def test_the_audit_says_whether_it_can_be_believed(house, who):
    told = house.get("/audit/verification", who)

    assert told["verdict"] == "intact"
    assert told["fault"] is None
    assert told["entries"] >= told["unsealed"] > 0
    assert told["unsealed_since"]


@pytest.mark.parametrize("shown", ["", "Bearer", "Bearer of-a-session-long-ended"])
def test_whoever_begins_anew_is_not_asked_for_the_session_before(house, shown):
    headers = {"Authorization": shown}
    login = f"rahim{len(shown)}"
    body = {"login": login, "name": "Rahim", "roles": ["billing"]}
    token = house.post("/users", ADMIN, body, 201)["token"]
    taken_up = {"token": token, "password": PASSWORD}
    proof = {"login": login, "password": PASSWORD}

    accepted = house.door.post(
        "/api/v1/invitations/accept", json=taken_up, headers=headers
    )
    signed_in = house.door.post("/api/v1/sessions", json=proof, headers=headers)

    assert (accepted.status_code, signed_in.status_code) == (200, 201)


def test_strangers_who_go_on_are_turned_away_and_those_with_a_session_are_not():
    patience = ProcessPatience(AccessPolicy(noise_of_a_network=5))
    hospital = a_hospital(None, None, swap(Patience, patience))
    token = token_of(hospital, Role.FRONT_DESK)
    with a_door(hospital) as door:
        strangers = [
            door.get("/api/v1/doctors", headers=bearing(shown))
            for shown in (None, "made-up", "mk_made_up", None, "made-up", None)
        ]
        clerk = door.get("/api/v1/doctors", headers=bearing(token))

    assert [answer.status_code for answer in strangers] == [401] * 5 + [429]
    assert strangers[-1].headers["retry-after"] == "30"
    assert strangers[-1].json()["code"] == "too_much_noise"
    assert clerk.status_code == 200
