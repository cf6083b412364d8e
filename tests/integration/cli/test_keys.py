"""`mediklaud keys`: the master key, and the keys that it opens (X6)."""

from base64 import b64encode

import pytest

from mediklaud.ports.master_key import MasterKey

NEW = b64encode(bytes(range(32))).decode()


def test_a_new_master_key_is_printed_and_can_be_used(empty):
    printed = empty.printed("keys", "new")
    empty.settings["MEDIKLAUD_MASTER_KEY"] = printed

    empty.done("init", "--login", "admin", "--name", "Ada")

    assert MasterKey.read(printed).written() == printed.strip()
    assert empty.call("keys", "check").exit_code == 0


def test_another_ones_master_key_opens_nothing(door, admin):
    admin.settings["MEDIKLAUD_MASTER_KEY"] = NEW

    for command in (["keys", "check"], ["whoami"], ["patient", "find", "rahima"]):
        code, problem = admin.refused(*command)
        assert (code, problem["facts"]["name"]) == (2, "MEDIKLAUD_MASTER_KEY")
        assert NEW not in str(problem)


def test_without_a_master_key_nothing_opens_and_it_is_said_what_to_do(admin):
    admin.settings["MEDIKLAUD_MASTER_KEY"] = ""

    code, problem = admin.refused("whoami")

    assert code == 2
    assert "mediklaud keys new" in problem["detail"]


def test_the_administrator_rotates_keys_and_sees_their_states(admin):
    drawn = admin.done("keys", "rotate", "fields")
    listed = admin.done("keys", "list")["items"]

    states = [(key["id"], key["purpose"], key["state"]) for key in listed]
    assert (drawn["id"], "fields", "coming") in states
    assert (1, "fields", "active") in states
    assert "secret" not in str(listed)


def test_a_rotation_waits_for_the_one_before(admin):
    admin.done("keys", "rotate", "index")

    code, problem = admin.refused("keys", "rotate", "index")

    assert (code, problem["code"]) == (1, "rotation_under_way")


@pytest.mark.parametrize("command", [["list"], ["rotate", "fields"], ["rewrap"]])
def test_nobody_but_the_administrator_touches_keys(desk, command):
    code, problem = desk.refused("keys", *command)

    assert (code, problem["code"]) == (3, "role_lacks_permission")


def test_the_master_key_is_exchanged_in_three_steps(admin, desk):
    admin.settings["MEDIKLAUD_NEW_MASTER_KEY"] = NEW
    admin.printed("keys", "rewrap")
    assert desk.call("whoami").exit_code == 0, "both are set everywhere"
    for machine in (admin, desk):
        machine.settings["MEDIKLAUD_MASTER_KEY"] = NEW
        machine.settings.pop("MEDIKLAUD_NEW_MASTER_KEY", None)

    assert desk.done("whoami")["login"] == "desk"


def test_no_new_master_key_no_exchange(admin):
    code, problem = admin.refused("keys", "rewrap")

    assert (code, problem["code"]) == (1, "no_new_master_key")
