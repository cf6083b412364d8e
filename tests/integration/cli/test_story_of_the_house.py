"""What administrators and the privacy officer do, on the command line."""

from tests.integration.cli.people import approve
from tests.integration.cli.terminal import PASSWORD
from tests.integration.cli.test_story_of_the_desk import book


def test_roles_are_asked_for_approved_and_hold_from_the_next_sign_in(door, admin):
    asked = ("desk", "--role", "billing", "--reason", "Helps out")
    admin.done("user", "ask-roles", *asked)
    before = door.signed_in("desk").done("whoami")
    waiting = door.signed_in("privacy").done("user", "role-requests")["items"]
    approve(door.signed_in("privacy"), "desk")

    assert (before["roles"], before["waiting"]) == (["front_desk"], ["billing"])
    assert [(one["login"], one["role"]) for one in waiting] == [("desk", "billing")]
    assert door.signed_in("desk").done("whoami")["roles"] == ["billing", "front_desk"]


def test_roles_are_taken_away_at_once(door, admin):
    admin.done("user", "roles", "desk", "--role", "billing")

    whoami = door.signed_in("desk").done("whoami")

    assert (whoami["roles"], whoami["waiting"]) == ([], ["billing"])


def test_who_holds_which_role_is_listed_with_who_gave_it(admin):
    held = admin.done("user", "list", "--roles")["items"]

    found = {one["login"]: (one["role"], one["granted_by"]) for one in held}
    assert found["privacy"] == ("privacy_officer", "chief")
    assert found["chief"] == ("chief_medical_officer", None)


def test_an_approver_may_refuse(door, admin):
    admin.done("user", "roles", "desk", "--role", "billing")
    refused = ("--refuse", "--reason", "Not trained yet")

    door.signed_in("privacy").done("user", "decide-roles", "desk", *refused)

    assert door.signed_in("desk").done("whoami")["waiting"] == []


def test_a_disabled_account_opens_nothing_until_it_is_enabled(door, admin, desk):
    admin.done("user", "disable", "desk")
    session = desk.refused("whoami")
    sign_in = door.refused("login", "desk", "--password-stdin", typed=PASSWORD)
    admin.done("user", "enable", "desk")

    assert session[0] == sign_in[0] == 3
    assert door.signed_in("desk").done("whoami")["status"] == "active"


def test_a_program_is_let_in_given_a_new_token_and_listed(door, admin):
    may = ("--permission", "read-doctor", "--permission", "find-slot")
    made = admin.done("service", "create", "--name", "Portal", *may, "--days", "7")
    again = admin.done("service", "rotate", made["account_id"])
    (listed,) = admin.done("service", "list")["items"]

    assert listed["permissions"] == ["find_slot", "read_doctor"]
    assert len(listed["tokens"]) == 2
    door.token = again["token"]
    assert door.done("doctor", "list")["items"]
    assert door.refused("user", "list")[0] == 3
    admin.done("user", "disable", made["account_id"])
    assert door.refused("doctor", "list")[0] == 3


def test_accounts_are_listed_part_by_part(admin):
    first = admin.done("user", "list", "--limit", "2")
    rest = admin.done("user", "list", "--cursor", first["next_cursor"])

    logins = [u["login"] for u in (*first["items"], *rest["items"])]
    assert logins[:3] == ["admin", "chief", "desk"]
    assert rest["next_cursor"] is None


def test_somebody_is_invited_once_more(admin):
    assert admin.done("user", "invite", "desk")["token"]


def test_a_login_that_nobody_has_is_not_found(admin):
    assert admin.refused("user", "disable", "nobody.here")[0] == 4


def test_the_privacy_officer_sees_who_did_and_was_refused_what(door, desk, known):
    book(desk, known)
    desk.refused("user", "list")

    privacy = door.signed_in("privacy")
    about = privacy.done("audit", "list", "--patient", known.patient)["items"]
    refused = privacy.done("audit", "list", "--action", "list_accounts")["items"]

    assert "book_appointment" in {entry["action"] for entry in about}
    assert [entry["refusal"] for entry in refused] == ["role_lacks_permission"]


def test_messages_on_their_way_are_listed(admin, desk, known):
    book(desk, known)

    waiting = admin.done("outbox", "list", "--status", "pending")["items"]

    assert waiting
    assert admin.refused("outbox", "retry", waiting[0]["id"])[0] == 1
