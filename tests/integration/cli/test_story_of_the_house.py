"""What administrators and the privacy officer do, on the command line."""

from tests.integration.cli.terminal import PASSWORD
from tests.integration.cli.test_story_of_the_desk import book


def test_roles_are_changed_and_hold_from_the_next_sign_in(door, admin):
    admin.done("user", "roles", "desk", "--role", "front-desk", "--role", "billing")

    assert door.signed_in("desk").done("whoami")["roles"] == ["billing", "front_desk"]


def test_a_disabled_account_opens_nothing_until_it_is_enabled(door, admin, desk):
    admin.done("user", "disable", "desk")
    session = desk.refused("whoami")
    sign_in = door.refused("login", "desk", "--password-stdin", typed=PASSWORD)
    admin.done("user", "enable", "desk")

    assert session[0] == sign_in[0] == 3
    assert door.signed_in("desk").done("whoami")["status"] == "active"


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
