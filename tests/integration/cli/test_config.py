"""`mediklaud config check`: what is set, never its value."""


def test_what_is_set_is_said_without_its_value(door):
    door.settings["MEDIKLAUD_SMTP_URL"] = "smtp://user:secret@mail.test"

    printed = door.printed("config", "check")

    assert "MEDIKLAUD_SMTP_URL\tyes\tyes" in printed
    assert "MEDIKLAUD_SMS_URL\tno\tyes" in printed
    assert "secret" not in printed


def test_a_setting_that_nobody_reads_shows(door):
    door.settings["MEDIKLAUD_DATABSE_URL"] = "sqlite:///typo.db"

    items = door.done("config", "check")["items"]

    assert [i["name"] for i in items if not i["used"]] == ["MEDIKLAUD_DATABSE_URL"]


def test_a_setting_that_cannot_be_used_is_named(door):
    door.settings["MEDIKLAUD_THREADS"] = "many"

    code, problem = door.refused("config", "check")

    assert code == 2
    assert "MEDIKLAUD_THREADS" in problem["detail"]


def test_each_hospital_has_a_sign_in_of_its_own(door, known, tmp_path):
    door.call(
        "login", "desk", "--password-stdin", typed="seven purple otters sing at dawn"
    )
    door.settings["MEDIKLAUD_HOSPITAL_ID"] = "00000000-0000-7000-8000-000000000002"

    assert door.refused("whoami")[0] == 3
    del door.settings["MEDIKLAUD_HOSPITAL_ID"]
    assert door.done("whoami")["login"] == "desk"
