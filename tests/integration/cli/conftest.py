"""A hospital on a SQLite file for each test: made once, copied for the others."""

import shutil

import pytest
from attrs import evolve

from tests.integration.cli.people import let_people_in, open_hospital
from tests.integration.cli.terminal import Terminal

FILE = "hospital.db"


def on_sqlite(folder):
    """A machine with its hospital in a file of this folder."""
    return Terminal(f"sqlite:///{folder / FILE}", folder)


@pytest.fixture(scope="session")
def template(tmp_path_factory):
    """The hospital as every test finds it."""
    folder = tmp_path_factory.mktemp("template")
    door = on_sqlite(folder)
    open_hospital(door)
    return folder / FILE, let_people_in(door)


@pytest.fixture
def empty(tmp_path):
    """A machine with no hospital yet."""
    return on_sqlite(tmp_path)


@pytest.fixture
def door(template, tmp_path):
    """A machine with a hospital, and nobody signed in."""
    shutil.copy(template[0], tmp_path / FILE)
    return on_sqlite(tmp_path)


@pytest.fixture
def known(template):
    """The doctor and the patient."""
    return template[1]


@pytest.fixture
def desk(door, known):
    """The front desk."""
    return evolve(door, token=known.tokens["desk"])


@pytest.fixture
def chief(door, known):
    """The chief medical officer."""
    return evolve(door, token=known.tokens["chief"])


@pytest.fixture
def cashier(door, known):
    """Billing."""
    return evolve(door, token=known.tokens["cashier"])


@pytest.fixture
def cashier2(door, known):
    """Somebody else of billing."""
    return evolve(door, token=known.tokens["cashier2"])


@pytest.fixture
def doctor(door, known):
    """The doctor."""
    return evolve(door, token=known.tokens["nasrin"])


@pytest.fixture
def patient(door, known):
    """The patient."""
    return evolve(door, token=known.tokens["rahima"])


@pytest.fixture
def pharmacist(door, known):
    """The pharmacist."""
    return evolve(door, token=known.tokens["pharmacist"])


@pytest.fixture
def admin(door, known):
    """The administrator."""
    return evolve(door, token=known.tokens["admin"])


@pytest.fixture
def other_pharmacist(door, known):
    """Her colleague."""
    return evolve(door, token=known.tokens["pharmacist2"])
