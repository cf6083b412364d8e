"""Every key is rotated while people book, read and search (X6)."""

import threading
from datetime import timedelta
from typing import Any

import pytest
from attrs import define, field

from mediklaud.adapters.keyring.box import key_id_of
from mediklaud.adapters.sql.keys import keyring
from mediklaud.adapters.sql.keys.sealed_tables import sealed_tables
from mediklaud.application.registry.find_patients import FindPatients
from mediklaud.application.registry.read_patient import ReadPatient
from mediklaud.domain.access.data_key import RENEWED, KeyPurpose, KeyState
from mediklaud.domain.errors import TryLater
from tests.builders.at_work import a_booking, a_doctor_at_work, as_it_stands
from tests.builders.registry import an_enrolled_patient, the_desk
from tests.integration.keys.houses import (
    OVERLAP,
    House,
    keys_of,
    renew_all,
    rotate,
    uses,
)
from tests.townsfolk import a_word

PROCESSES = 2
HOURS = 60 * 10  # that one doctor has: ten a day


@pytest.fixture(autouse=True)
def keys_are_read_often(monkeypatch):
    monkeypatch.setattr(keyring, "HOLDS", 0.05)


@define
class Clerk:
    """Enrols, books and looks up, and notes whatever goes wrong."""

    hospital: Any
    stop: threading.Event
    doctor: Any = None
    wrong: list[str] = field(factory=list)
    visits: list[Any] = field(factory=list)
    asked: int = 0
    rounds: int = 0

    @classmethod
    def of(cls, house, stop):
        """A clerk at a process of their own."""
        return cls(house.process(), stop)

    def work(self):
        while not self.stop.is_set():
            try:
                self._round(self.hospital, self._next_hour())
            except TryLater:  # SQLite, when the others were faster for five seconds
                continue
            except Exception as error:  # noqa: BLE001 - the test looks what it was
                self.wrong.append(repr(error))

    def _next_hour(self):
        """The next free hour, also where the last round was cut short after booking.

        A doctor whose sixty days are full gives way to a new one.
        """
        asked = self.asked % HOURS
        if asked == 0:
            self.doctor = a_doctor_at_work(self.hospital)
        self.asked += 1
        return 1 + asked % 10 + 24 * (asked // 10)

    def _round(self, hospital, hour):
        name = f"Amina {a_word()}"
        patient = an_enrolled_patient(hospital, name=name)
        visit = a_booking(hospital, self.doctor, hour, patient, reason=name)
        self.visits.append((visit, name))
        some, reason = self.visits[self.rounds // 2]
        assert as_it_stands(hospital, some).reason == reason
        query = ReadPatient(actor=the_desk(), patient_id=some.patient_id)
        assert hospital.handle(query).name == reason
        found = hospital.handle(FindPatients(actor=the_desk(), q=name))
        assert patient.id in [card.id for card in found]
        self.rounds += 1


@pytest.mark.slow
def test_all_keys_are_rotated_under_load_and_nothing_is_lost(database):
    house = House.on(database)
    stop = threading.Event()
    clerks = [Clerk.of(house, stop) for _ in range(PROCESSES)]
    threads = [threading.Thread(target=clerk.work) for clerk in clerks]
    hospital = house.process()
    for thread in threads:
        thread.start()
    try:
        _wait_for(clerks, 3)
        for purpose in KeyPurpose:
            rotate(hospital, purpose)
        _go_round(house, clerks)
    finally:
        stop.set()
        for thread in threads:
            thread.join(60)

    assert [wrong for clerk in clerks for wrong in clerk.wrong] == []
    retired = keys_of(hospital, KeyState.RETIRED)
    assert {key.purpose for key in retired} == set(RENEWED)
    assert [uses(house.storage(), key) for key in retired] == [0, 0]
    _require_all_readable(house, {key.id for key in retired})


def _go_round(house, clerks):
    """Time goes by, while the worker goes round and the clerks go on."""
    for _ in range(4):
        before = [clerk.rounds for clerk in clerks]
        house.clock.pass_by(OVERLAP + timedelta(seconds=1))
        _wait_for(clerks, max(before) + 2)
        renew_all(house.process())


def _wait_for(clerks, rounds):
    until = threading.Event()
    for _ in range(600):
        if all(clerk.rounds >= rounds or clerk.wrong for clerk in clerks):
            return
        until.wait(0.1)
    raise AssertionError([clerk.rounds for clerk in clerks])


def _require_all_readable(house, retired):
    """Every row of every table opens, and by no key that was retired."""
    with house.storage().unit(writes=False) as unit:
        database = unit.database
        opened = 0
        for table in sealed_tables():
            for row in database.rows(table.first, limit=10**6):
                where = "/".join(table.texts(row))
                assert database.unseal(table.table, where, row.sealed)
                assert key_id_of(row.sealed) not in retired
                opened += 1
    assert opened > 20
