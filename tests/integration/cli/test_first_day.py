"""From nothing to the first administrator: nobody has a password until they choose."""

import stat

from tests.integration.cli.people import STAFF, activate, open_hospital
from tests.integration.cli.terminal import PASSWORD


def test_the_first_administrator_is_invited_and_chooses_a_password(empty):
    invited = empty.done("init", "--login", "admin", "--name", "Ada Admin")
    activate(empty, invited["token"])

    assert empty.signed_in("admin").done("whoami")["roles"] == ["administrator"]


def test_a_hospital_is_opened_once(empty):
    invited = empty.done("init", "--login", "admin", "--name", "Ada Admin")
    activate(empty, invited["token"])

    code, problem = empty.refused("init", "--login", "eve", "--name", "Eve")

    assert (code, problem["code"]) == (1, "hospital_is_open")


def test_the_first_invitation_can_be_lost(empty):
    opening = ("init", "--login", "admin", "--name", "Ada Admin")
    empty.done(*opening)

    activate(empty, empty.done(*opening)["token"])

    assert empty.signed_in("admin").done("whoami")["roles"] == ["administrator"]


def test_staff_sign_in_with_their_roles(empty):
    open_hospital(empty)

    for login, role in STAFF.items():
        roles = empty.signed_in(login).done("whoami")["roles"]
        assert roles == [role.replace("-", "_")]


def test_a_new_password_is_typed_twice_and_never_shown(empty):
    invited = empty.done("init", "--login", "admin", "--name", "Ada Admin")
    typed = f"{invited['token']}\n{PASSWORD}\n{PASSWORD}\n"

    result = empty.call("account", "activate", typed=typed)

    assert result.exit_code == 0
    assert PASSWORD not in result.output


def test_a_sign_in_is_kept_where_only_its_person_can_read_it(door):
    assert door.call("login", "desk", "--password-stdin", typed=PASSWORD).exit_code == 0

    kept = list((door.folder / "state" / "mediklaud").iterdir())

    assert len(kept) == 2  # the token, and what tells this machine from others
    assert {stat.S_IMODE(file.stat().st_mode) for file in kept} == {0o600}
    assert door.done("whoami")["login"] == "desk"


def test_signing_out_ends_the_session_here_and_in_the_hospital(door):
    door.call("login", "desk", "--password-stdin", typed=PASSWORD)
    token = door.done("login", "desk", "--password-stdin", typed=PASSWORD)["token"]

    assert door.printed("logout") == "Signed out.\n"

    assert door.refused("whoami")[0] == 3
    door.token = token
    assert door.refused("whoami")[1]["code"] == "session_ended"


def test_a_password_may_come_from_the_environment(door):
    door.settings["MEDIKLAUD_PASSWORD"] = PASSWORD

    assert "Signed in as desk" in door.printed("login", "desk")


def test_a_wrong_password_is_refused_without_a_word_about_the_login(door):
    known = door.refused("login", "desk", "--password-stdin", typed="not it")
    unknown = door.refused("login", "nobody", "--password-stdin", typed="not it")

    assert known[0] == unknown[0] == 3
    assert known[1]["detail"] == unknown[1]["detail"]


def test_a_changed_password_opens_and_the_old_one_does_not(door):
    desk = door.signed_in("desk")
    new = "eleven brave geese cross the river"

    desk.done("account", "password", "--password-stdin", typed=f"{PASSWORD}\n{new}\n")

    old = door.refused("login", "desk", "--password-stdin", typed=PASSWORD)
    assert old[1]["code"] == "wrong_credentials"
    assert door.done("login", "desk", "--password-stdin", typed=new)["token"]


def test_sessions_are_listed_and_ended_one_by_one(door):
    here, elsewhere = door.signed_in("desk"), door.signed_in("desk")
    other = next(
        s for s in here.done("account", "sessions")["items"] if not s["current"]
    )

    here.done("account", "end-session", other["id"])

    assert elsewhere.refused("whoami")[0] == 3
    assert here.done("whoami")
