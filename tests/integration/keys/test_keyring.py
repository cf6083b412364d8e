"""The first keys, the wrong master key, and a new one (X6)."""

import base64
from uuid import uuid4

import pytest
from attrs import evolve
from sqlalchemy import select, update

from mediklaud.adapters.keyring.wrapping import WrongMasterKey
from mediklaud.adapters.sql.keys import keyring
from mediklaud.adapters.sql.keys.tables import data_keys
from mediklaud.adapters.sql.keys.wrapped_keys import WrappedKeys
from mediklaud.application.access.rewrap_keys import RewrapKeys
from mediklaud.application.registry.find_patients import FindPatients
from mediklaud.bootstrap import hospital_at_work, open_hospital
from mediklaud.domain.access.data_key import KeyPurpose, NoNewMasterKey
from mediklaud.ports.master_key import BadMasterKey, MasterKey
from mediklaud.settings import BadSetting, Settings
from tests.at_once import all_at_once
from tests.builders.registry import an_enrolled_patient, the_desk
from tests.integration.keys.houses import ADMIN, House, keys_of, rotate
from tests.ring import MASTER_KEY, WRITTEN_KEY

ANOTHER = MasterKey(bytes(range(32)))


@pytest.fixture
def house(database):
    return House.on(database)


def test_however_many_begin_at_once_there_is_one_key_for_each_purpose(house):
    storages = [house.storage() for _ in range(4)]

    rings = all_at_once(*(storage.keyring.ring for storage in storages))

    assert len({tuple(ring.keys.values()) for ring in rings}) == 1
    assert len(keys_of(house.process())) == len(KeyPurpose)


def test_who_looked_before_another_had_begun_draws_no_second_keys(house, monkeypatch):
    if house.engine.dialect.name == "sqlite":
        pytest.skip("looking and beginning are one turn at the writer")
    one, other, begin = house.storage(), house.storage(), WrappedKeys.begin

    def a_moment_later(keys, connection, purposes):
        monkeypatch.setattr(WrappedKeys, "begin", begin)
        one.keyring.ring()
        begin(keys, connection, purposes)

    monkeypatch.setattr(WrappedKeys, "begin", a_moment_later)
    other.keyring.ring()

    assert len(keys_of(house.process())) == len(KeyPurpose)


def test_two_hospitals_in_one_database_have_other_keys(house):
    other = evolve(house, hospital_id=uuid4())

    one, another = (h.storage().keyring.ring().keys for h in (house, other))

    secrets = {key.secret for ring in (one, another) for key in ring.values()}
    assert len(secrets) == 2 * len(KeyPurpose)


def test_a_wrong_master_key_opens_nothing(house):
    an_enrolled_patient(house.process())
    house.masters = (ANOTHER,)

    with pytest.raises(WrongMasterKey):
        house.process().handle(FindPatients(actor=the_desk(), q="Rahim"))


def test_a_key_that_was_put_in_another_ones_place_does_not_open(house):
    keys_of(house.process())
    c = data_keys.c
    one = (c.hospital_id == house.hospital_id) & (c.id == 1)
    two = (c.hospital_id == house.hospital_id) & (c.id == 2)
    with house.engine.begin() as connection:
        wrapped = connection.execute(select(c.wrapped).where(two)).scalar_one()
        connection.execute(update(data_keys).where(one).values(wrapped=wrapped))

    with pytest.raises(WrongMasterKey):
        keys_of(house.process())


def test_a_new_master_key_takes_over_while_the_hospital_works(house, monkeypatch):
    monkeypatch.setattr(keyring, "HOLDS", -1)
    patient = an_enrolled_patient(house.process())
    house.masters = (MASTER_KEY, ANOTHER)
    works_on = house.process()

    assert house.process().handle(RewrapKeys(actor=ADMIN)) == len(KeyPurpose)
    rotate(works_on, KeyPurpose.SEAL)
    house.masters = (ANOTHER,)

    for hospital in (works_on, house.process()):
        found = hospital.handle(FindPatients(actor=the_desk(), q="Rahim"))
        assert [card.id for card in found] == [patient.id]
    house.masters = (MASTER_KEY,)
    with pytest.raises(WrongMasterKey):
        keys_of(house.process())


def test_without_a_new_master_key_nothing_is_wrapped_anew(house):
    with pytest.raises(NoNewMasterKey):
        house.process().handle(RewrapKeys(actor=ADMIN))


@pytest.fixture
def settings(tmp_path):
    return Settings(database_url=f"sqlite:///{tmp_path / 'hospital.db'}")


def test_a_hospital_in_a_database_does_not_open_without_its_key(settings):
    url = settings.database_url

    with pytest.raises(BadSetting, match=r"MASTER_KEY: is not set; `mediklaud keys"):
        open_hospital(url, settings=settings, upgrade=True)


def test_a_hospital_in_memory_needs_no_key():
    an_enrolled_patient(open_hospital())


def test_a_hospital_does_not_open_with_another_ones_key(settings):
    right, wrong = (evolve(settings, master_key=key) for key in (MASTER_KEY, ANOTHER))
    url = settings.database_url
    an_enrolled_patient(open_hospital(url, settings=right, upgrade=True))

    with (
        pytest.raises(BadSetting, match="MASTER_KEY: is not this hospital's"),
        hospital_at_work(wrong),
    ):
        pass


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", None),
        ("no base64!", "is not base64"),
        ("c2hvcnQ=", "is not 32 bytes long"),
        (base64.b64encode(bytes(32)).decode(), "is not random"),
        (base64.b64encode(b"a" * 32).decode(), "is not random"),
    ],
)
def test_a_master_key_that_is_none_is_refused_by_name_and_never_shown(text, why):
    environment = {"MEDIKLAUD_MASTER_KEY": text}
    if why is None:
        assert Settings.read(environment).master_key is None
        return

    with pytest.raises(BadSetting) as refusal:
        Settings.read(environment)

    assert str(refusal.value).startswith(
        f"MEDIKLAUD_MASTER_KEY: {why}; `mediklaud keys"
    )
    assert text not in str(refusal.value)


def test_the_master_key_may_stand_in_a_file(tmp_path):
    file = tmp_path / "master.key"
    file.write_text(f"{WRITTEN_KEY}\n")
    named = {"MEDIKLAUD_MASTER_KEY_FILE": str(file)}

    assert Settings.read(named).master_key == MASTER_KEY
    with pytest.raises(BadSetting, match="choose one"):
        Settings.read({**named, "MEDIKLAUD_MASTER_KEY": WRITTEN_KEY})
    with pytest.raises(BadSetting, match="MASTER_KEY_FILE: cannot be read"):
        Settings.read({"MEDIKLAUD_MASTER_KEY_FILE": str(tmp_path / "gone")})


def test_a_master_key_is_not_shown_with_the_settings():
    settings = Settings(master_key=MASTER_KEY, new_master_key=ANOTHER)

    assert WRITTEN_KEY not in repr(settings)
    assert repr(MASTER_KEY.secret) not in repr(settings) + repr(MASTER_KEY)


def test_a_drawn_master_key_is_read_again_from_what_is_written():
    drawn = MasterKey.drawn()

    assert MasterKey.read(drawn.written()) == drawn != MasterKey.drawn()
    with pytest.raises(BadMasterKey):
        MasterKey(b"short")
