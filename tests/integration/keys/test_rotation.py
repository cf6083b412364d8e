"""A key is rotated: known to all, then used, then renewed, then retired (X6)."""

import pytest
from attrs import evolve
from sqlalchemy import LargeBinary, func, update

from mediklaud.adapters.sql.keys import keyring
from mediklaud.adapters.sql.keys.indexed_tables import REINDEXED, indexed_tables
from mediklaud.adapters.sql.keys.sealed_tables import sealed_tables
from mediklaud.adapters.sql.registry.tables import patients
from mediklaud.application.access.locksmith import Locksmith
from mediklaud.application.access.retire_keys import RetireKeys
from mediklaud.application.access.rotate_key import RotateKey
from mediklaud.application.registry.find_patients import FindPatients
from mediklaud.application.registry.read_patient import ReadPatient
from mediklaud.domain.access.actor import WORKER
from mediklaud.domain.access.data_key import (
    KeyPurpose,
    KeyState,
    NothingIsSealed,
    RotationUnderWay,
)
from tests.builders.at_work import a_booking, a_doctor_at_work, as_it_stands
from tests.builders.registry import an_enrolled_patient, the_desk
from tests.hospital import a_hospital
from tests.integration.keys.houses import (
    ADMIN,
    OVERLAP,
    House,
    keys_of,
    renew_all,
    rotate,
    uses,
)
from tests.ring import StandingKeyring

ROTATED = pytest.mark.parametrize("purpose", [KeyPurpose.FIELDS, KeyPurpose.INDEX])


@pytest.fixture(autouse=True)
def keys_are_read_each_time(monkeypatch):
    monkeypatch.setattr(keyring, "HOLDS", -1)


@pytest.fixture
def house(database):
    return House.on(database)


def state_of(hospital, key):
    return next(k.state for k in keys_of(hospital) if k.id == key.id)


def found(hospital, name):
    return hospital.handle(FindPatients(actor=the_desk(), q=name))


def test_a_hospital_begins_with_one_key_for_each_purpose(house):
    keys = keys_of(house.process())

    assert [key.purpose for key in keys] == list(KeyPurpose)
    assert {key.state for key in keys} == {KeyState.ACTIVE}


@ROTATED
def test_a_new_key_is_used_only_when_everybody_knows_of_it(house, purpose):
    hospital = house.process()
    new = rotate(hospital, purpose)
    an_enrolled_patient(hospital)
    assert state_of(hospital, new) is KeyState.COMING
    assert uses(house.storage(), new) == 0

    house.clock.pass_by(OVERLAP)
    an_enrolled_patient(hospital)

    assert state_of(hospital, new) is KeyState.ACTIVE
    assert uses(house.storage(), new) > 0


def test_a_second_rotation_waits_for_the_first(house):
    hospital = house.process()
    rotate(hospital, KeyPurpose.AUDIT)

    with pytest.raises(RotationUnderWay):
        rotate(hospital, KeyPurpose.AUDIT)

    rotate(hospital, KeyPurpose.SEAL)
    house.clock.pass_by(OVERLAP)
    rotate(hospital, KeyPurpose.AUDIT)


@ROTATED
def test_what_was_kept_is_renewed_and_then_the_former_key_is_retired(house, purpose):
    hospital = house.process()
    patient = an_enrolled_patient(hospital, name="Amina Rahman")
    visit = a_booking(hospital, a_doctor_at_work(hospital), 1, patient, reason="Cough")
    former = next(k for k in keys_of(hospital) if k.purpose is purpose)
    rotate(hospital, purpose)
    house.clock.pass_by(OVERLAP)

    renew_all(hospital)
    assert uses(house.storage(), former) == 0
    assert state_of(hospital, former) is KeyState.READABLE
    house.clock.pass_by(OVERLAP)
    renew_all(hospital)

    assert state_of(hospital, former) is KeyState.RETIRED
    assert as_it_stands(hospital, visit).reason == "Cough"
    assert [card.id for card in found(hospital, "Amina")] == [patient.id]


def a_process_that_reads_its_keys_once(house):
    """It is stopped in the middle of its work, and goes on much later."""
    storage = house.storage()
    standing = StandingKeyring(house.hospital_id)
    standing.held.keys = storage.keyring.ring().keys.values()
    return evolve(storage, keyring=standing)


@ROTATED
def test_a_key_that_somebody_wrote_with_meanwhile_is_not_retired(house, purpose):
    hospital = house.process()
    former = next(k for k in keys_of(hospital) if k.purpose is purpose)
    late = a_process_that_reads_its_keys_once(house)
    rotate(hospital, purpose)
    house.clock.pass_by(2 * OVERLAP)

    an_enrolled_patient(a_hospital(late, house.clock))
    hospital.handle(RetireKeys(actor=WORKER))

    assert uses(house.storage(), former) > 0
    assert state_of(hospital, former) is KeyState.READABLE


@pytest.mark.parametrize("purpose", [KeyPurpose.AUDIT, KeyPurpose.SEAL])
def test_what_marks_and_signs_stays_readable_for_ever(house, purpose):
    hospital = house.process()
    former = next(k for k in keys_of(hospital) if k.purpose is purpose)
    rotate(hospital, purpose)
    house.clock.pass_by(OVERLAP)
    for _ in range(3):
        renew_all(hospital)
        house.clock.pass_by(OVERLAP)

    assert state_of(hospital, former) is KeyState.READABLE


def test_a_row_that_no_key_opens_is_left_and_counted_and_keeps_its_key(house):
    hospital = house.process()
    broken, whole = an_enrolled_patient(hospital), an_enrolled_patient(hospital)
    former = next(k for k in keys_of(hospital) if k.purpose is KeyPurpose.FIELDS)
    cut = func.substr(patients.c.sealed, 1, 40, type_=LargeBinary)
    this = update(patients).where(patients.c.id == broken.id.value)
    with house.engine.begin() as connection:
        connection.execute(this.values(sealed=cut))
    rotate(hospital, KeyPurpose.FIELDS)
    smith = Locksmith(hospital)
    for _ in range(3):
        house.clock.pass_by(OVERLAP)
        while smith.work():
            pass

    assert smith.unreadable == 1
    assert state_of(hospital, former) is KeyState.READABLE
    query = ReadPatient(actor=the_desk(), patient_id=whole.id)
    assert hospital.handle(query) == whole


def test_a_row_that_no_key_opens_keeps_no_other_from_being_indexed_anew(house):
    hospital = house.process()
    broken, other = an_enrolled_patient(hospital), an_enrolled_patient(hospital)
    this = update(patients).where(patients.c.id == broken.id.value)
    with house.engine.begin() as connection:
        connection.execute(this.values(sealed=b""))
    old = next(k for k in keys_of(hospital) if k.purpose is KeyPurpose.INDEX)
    rotate(hospital, KeyPurpose.INDEX)
    house.clock.pass_by(OVERLAP)

    renew_all(hospital)

    assert uses(house.storage(), old) == 1
    assert hospital.handle(ReadPatient(actor=the_desk(), patient_id=other.id)) == other


def test_while_logins_and_patients_are_indexed_anew_all_of_them_are_found(house):
    hospital = house.process()
    names = [f"Amina {letter * 4}" for letter in "bcdef"]
    for name in names:
        an_enrolled_patient(hospital, name=name)
    rotate(hospital, KeyPurpose.INDEX)
    house.clock.pass_by(OVERLAP)
    an_enrolled_patient(hospital, name="Amina Zzzz")

    assert len(found(hospital, "Amina")) == 6
    renew_all(hospital)
    assert len(found(hospital, "Amina")) == 6


def test_a_hospital_in_memory_has_no_keys_to_rotate():
    hospital = a_hospital()

    assert keys_of(hospital) == []
    with pytest.raises(NothingIsSealed):
        hospital.handle(RotateKey(actor=ADMIN, purpose=KeyPurpose.FIELDS))


def test_every_table_that_is_searched_blind_can_be_indexed_anew():
    assert {table.name for table in indexed_tables()} == set(REINDEXED)


def test_every_table_with_something_private_can_be_gone_through():
    names = {table.table.name for table in sealed_tables()}

    assert {"patients", "accounts", "appointments", "consultations"} <= names
    for table in sealed_tables():
        kinds = {column.type.python_type.__name__ for column in table.key}
        assert kinds <= {"UUID", "str", "int"}, table.table.name
