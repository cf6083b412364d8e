"""The restore drill: a backup made while people book is a whole hospital elsewhere."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from attrs import define, field

from mediklaud.adapters.sql.invariants import ask_all
from mediklaud.application.application import Application
from mediklaud.application.records.read_record import ReadRecord
from mediklaud.application.scheduling.read_appointment import ReadAppointment
from mediklaud.databases import upgrade_database
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.verification import Verdict
from mediklaud.domain.registry.doctor import Doctor
from mediklaud.domain.scheduling.appointment import Appointment
from mediklaud.domain.shared.ids import PatientId
from mediklaud.operations.backups import (
    create_backup,
    restore_backup,
    verify_backup,
)
from mediklaud.settings import Settings
from tests.builders.at_work import a_booking, a_doctor_at_work
from tests.builders.backups import a_database, quietly, storage_in
from tests.builders.billing import taka
from tests.builders.busy_hospital import a_busy_hospital
from tests.builders.cashier import invoiced, seen, to_pay, to_set_tariff
from tests.builders.registry import an_enrolled_patient, the_desk
from tests.hospital import a_hospital, an_actor
from tests.ring import MASTER_KEY

pytestmark = pytest.mark.slow

AT_ONCE = 3
KINDS = ("sqlite", "postgres")
_HOURS = [24 * day + hour for day in range(60) for hour in range(1, 8)]


@define
class Crowd:
    """People at several desks, who book, see and invoice without a pause."""

    hospital: Application
    doctors: list[Doctor]
    booked: list[Appointment] = field(factory=list)
    failed: list[Exception] = field(factory=list)
    stop: threading.Event = field(factory=threading.Event)

    def work(self, doctor) -> None:
        """One desk's day."""
        try:
            for number, hour in enumerate(_HOURS):
                if self.stop.is_set():
                    return
                self.booked.append(a_booking(self.hospital, doctor, hour))
                if number % 5 == 0:
                    self._charge()
        except Exception as error:  # noqa: BLE001 - shown by the test
            self.failed.append(error)

    def _charge(self) -> None:
        patient = an_enrolled_patient(self.hospital)
        seen(self.hospital, patient.id)
        self.hospital.handle(to_pay(invoiced(self.hospital, patient.id), taka(10000)))


@contextmanager
def at_work(hospital) -> Iterator[Crowd]:
    """Desks that are busy for the length of a block."""
    crowd = Crowd(hospital, [a_doctor_at_work(hospital) for _ in range(AT_ONCE)])
    desks = [threading.Thread(target=crowd.work, args=(d,)) for d in crowd.doctors]
    for desk in desks:
        desk.start()
    try:
        yield crowd
    finally:
        crowd.stop.set()
        for desk in desks:
            desk.join()
    assert not crowd.failed


def settings_for(engine):
    url = engine.url.render_as_string(hide_password=False)
    return Settings(database_url=url, master_key=MASTER_KEY)


def wait_for(crowd, count):
    patience = threading.Event()
    while len(crowd.booked) < count and not crowd.failed:
        patience.wait(0.01)


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_acknowledged_before_a_backup_is_there_after_a_restore(kind, tmp_path):
    file = tmp_path / "drill.backup"
    with a_database(kind, tmp_path / "here") as engine:
        hospital, known = a_busy_hospital(storage_in(engine))
        before = _record_of(hospital, known[PatientId])
        with at_work(hospital) as crowd:
            wait_for(crowd, 20)
            acknowledged = list(crowd.booked)
            create_backup(settings_for(engine), "operator", file, quietly)
            wait_for(crowd, len(crowd.booked) + 5)
        assert not [answer for answer in ask_all(engine) if answer.broken]

    with a_database(kind, tmp_path / "elsewhere") as engine, file.open("rb") as source:
        done = restore_backup(settings_for(engine), "operator", source, quietly)
        assert done.audit
        assert done.audit.verdict is Verdict.INTACT
        elsewhere = a_hospital(storage_in(engine))

        assert done.header.rows
        assert before.consultations
        assert not [answer for answer in ask_all(engine) if answer.broken]
        for one in acknowledged:
            read = ReadAppointment(actor=the_desk(), appointment_id=one.id)
            assert elsewhere.handle(read).period == one.period
        assert _record_of(elsewhere, known[PatientId]) == before
        _go_on(elsewhere)
        assert not [answer for answer in ask_all(engine) if answer.broken]


def _record_of(hospital, patient_id):
    own = an_actor(Role.PATIENT, patient_id=patient_id)
    return hospital.handle(ReadRecord(actor=own, patient_id=patient_id))


def _go_on(hospital):
    """The next numbers are nobody else's, and none is left out."""
    patient = an_enrolled_patient(hospital)
    seen(hospital, patient.id)
    hospital.handle(to_pay(invoiced(hospital, patient.id), taka(10000)))
    a_booking(hospital, a_doctor_at_work(hospital), 1)


def test_the_drill_says_how_long_it_took(tmp_path):
    file = tmp_path / "drill.backup"
    with a_database("sqlite", tmp_path / "here") as engine:
        a_hospital(storage_in(engine)).handle(to_set_tariff())
        create_backup(settings_for(engine), "operator", file, quietly)
        with file.open("rb") as source:
            verified = verify_backup(settings_for(engine), source, quietly)

    nowhere = Settings(
        database_url=f"sqlite:///{tmp_path / 'new.db'}", master_key=MASTER_KEY
    )
    with file.open("rb") as source:
        restored = restore_backup(nowhere, "operator", source, quietly)
    assert restored.header == verified.header
    assert restored.seconds > 0
    upgrade_database(nowhere)
