"""The demo's own settings: a newcomer needs none, a real hospital gets none of them."""

import json
import os
import sqlite3
import stat
import subprocess

import pytest

from mediklaud.application.access.initialise_hospital import InitialiseHospital
from mediklaud.bootstrap import hospital_at_work
from mediklaud.databases import upgrade_database
from mediklaud.demo.own_settings import (
    DemoSettingsOpen,
    anchor_of_demo,
    demo_file,
    know_the_demo,
    with_own_settings,
)
from mediklaud.demo.run import OldDemo, prepare
from mediklaud.domain.access.actor import ANONYMOUS
from mediklaud.ports.master_key import MasterKey
from mediklaud.settings import Settings
from tests.ring import MASTER_KEY
from tests.server import COMMAND


@pytest.fixture
def settings(tmp_path):
    return Settings(database_url=f"sqlite:///{tmp_path}/demo.db", files=tmp_path)


def a_newcomer(folder, *arguments, typed=None):
    """Somebody in a second terminal, in the demo's folder, with nothing exported."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("MEDIKLAUD_")}
    return subprocess.run(  # noqa: S603 - our own program
        [*COMMAND, *arguments],
        cwd=folder,
        env={**kept, "XDG_STATE_HOME": str(folder), "MEDIKLAUD_DOTENV": "off"},
        input=typed,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_a_newcomer_signs_in_from_a_second_terminal_without_an_export(tmp_path):
    made = a_newcomer(tmp_path, "demo", "--no-serve")
    [file] = (tmp_path / "var").glob("demo-sign-ins-*.json")
    password = json.loads(file.read_text())[0]["password"]

    login = ("login", "desk", "--password-stdin")
    assert a_newcomer(tmp_path, *login, typed=password).returncode == 0
    found = a_newcomer(tmp_path, "patient", "find", "khan")
    checked = a_newcomer(tmp_path, "config", "check")

    assert "Made in " in made.stdout
    assert "without a second factor" in made.stdout
    assert found.returncode == 0, found.stderr
    assert "this is a demo's" in checked.stdout
    assert checked.returncode == 1


def test_its_key_is_for_its_owner_alone(settings):
    with_own_settings(settings)

    assert stat.S_IMODE(demo_file(settings).stat().st_mode) == 0o600


def test_it_is_drawn_once(settings):
    assert with_own_settings(settings) == with_own_settings(settings)
    assert with_own_settings(settings).master_key


def test_each_database_has_its_own(settings, tmp_path):
    other = Settings(database_url=f"sqlite:///{tmp_path}/other.db", files=tmp_path)

    assert with_own_settings(settings).master_key != with_own_settings(other).master_key


def test_what_is_exported_goes_before(settings):
    with_own_settings(settings)
    environment = {"MEDIKLAUD_MASTER_KEY": "exported"}

    know_the_demo(settings, environment)

    assert environment == {
        "MEDIKLAUD_MASTER_KEY": "exported",
        "MEDIKLAUD_STAFF_SECOND_FACTOR": "off",
        "MEDIKLAUD_AUDIT_ANCHOR": str(anchor_of_demo(settings)),
    }


def test_a_key_that_was_given_is_not_drawn_anew(tmp_path):
    given = Settings(
        database_url=f"sqlite:///{tmp_path}/demo.db",
        files=tmp_path,
        master_key=MASTER_KEY,
    )

    assert with_own_settings(given).master_key == MASTER_KEY
    assert MASTER_KEY.written() not in demo_file(given).read_text()


def test_settings_that_others_can_read_are_not_used(settings):
    with_own_settings(settings)
    demo_file(settings).chmod(0o644)

    with pytest.raises(DemoSettingsOpen):
        know_the_demo(settings, {})


def test_a_database_without_a_demo_is_given_nothing(settings):
    environment: dict[str, str] = {}

    assert not know_the_demo(settings, environment)
    assert environment == {}


def test_a_hospital_that_is_no_demo_never_becomes_one(tmp_path):
    real = Settings(
        database_url=f"sqlite:///{tmp_path}/real.db",
        files=tmp_path,
        master_key=MasterKey.drawn(),
    )
    upgrade_database(real)
    with hospital_at_work(real) as hospital:
        first = InitialiseHospital(actor=ANONYMOUS, login="admin", name="Ada Admin")
        hospital.handle(first)
    without_key = Settings(database_url=real.database_url, files=tmp_path)

    with pytest.raises(Exception, match="master key"):
        prepare(without_key)

    assert not demo_file(real).exists()


def test_a_demo_from_before_the_first_release_says_what_to_do(settings, tmp_path):
    with sqlite3.connect(tmp_path / "demo.db") as old:
        old.execute("create table alembic_version (version_num text)")
        old.execute("insert into alembic_version values ('0001')")

    with pytest.raises(OldDemo) as refused:
        prepare(settings)

    assert "remove its files and start again" in str(refused.value)
    assert refused.value.facts == {"files": f"{tmp_path}/"}
