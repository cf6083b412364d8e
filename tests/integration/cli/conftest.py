"""A hospital on a SQLite file for each test: made once, copied for the others."""

import shutil

import pytest

from tests.clock import StandingClock
from tests.integration.cli.people import let_people_in, open_hospital
from tests.integration.cli.terminal import Terminal


@pytest.fixture(scope="session")
def template(tmp_path_factory):
    """The hospital as every test finds it."""
    file = tmp_path_factory.mktemp("template") / "hospital.db"
    door = Terminal(file, StandingClock())
    open_hospital(door)
    return file, let_people_in(door)


@pytest.fixture
def empty(tmp_path):
    """A machine with no hospital yet."""
    return Terminal(tmp_path / "hospital.db", StandingClock())


@pytest.fixture
def door(template, tmp_path):
    """A machine with a hospital, and nobody signed in."""
    shutil.copy(template[0], tmp_path / "hospital.db")
    return Terminal(tmp_path / "hospital.db", StandingClock())


@pytest.fixture
def known(template):
    """The doctor and the patient."""
    return template[1]


@pytest.fixture
def desk(door):
    """The front desk."""
    return door.signed_in("desk")


@pytest.fixture
def chief(door):
    """The chief medical officer."""
    return door.signed_in("chief")


@pytest.fixture
def cashier(door):
    """Billing."""
    return door.signed_in("cashier")


@pytest.fixture
def doctor(door):
    """The doctor."""
    return door.signed_in("nasrin")


@pytest.fixture
def patient(door):
    """The patient."""
    return door.signed_in("rahima")


@pytest.fixture
def admin(door):
    """The administrator."""
    return door.signed_in("admin")
