"""How often the hospital waits for PostgreSQL, with the protocol itself as witness."""

from contextlib import contextmanager
from itertools import pairwise
from tempfile import TemporaryFile

import pytest
from sqlalchemy import event

from mediklaud.application.scheduling.find_slots import FindSlots
from mediklaud.application.scheduling.read_schedule import ReadSchedule
from mediklaud.domain.access.actor import Bearer, Role
from mediklaud.domain.scheduling.visit_type import Channel
from mediklaud.domain.shared.period import Period
from tests.builders.access import a_member, signed_in
from tests.builders.at_work import a_booking, a_doctor_at_work
from tests.builders.booking import DAY, TEN, book
from tests.builders.registry import an_enrolled_patient
from tests.clock import MONDAY_MORNING
from tests.hospital import a_hospital
from tests.storages import on_postgres

ASKS = ("Sync", "Query")
"""With one of these the client says: your turn; and waits."""


@pytest.fixture
def hospital():
    with on_postgres() as storage:
        yield a_hospital(storage)


@pytest.fixture
def clerk(hospital):
    """Somebody at the front desk, by the token of the session."""
    account = a_member(hospital, Role.FRONT_DESK)
    return Bearer(signed_in(hospital, account).token)


@contextmanager
def listening(hospital):
    """A list that holds, at the end, every message that went over the wire."""
    heard: list[list[str]] = []
    with TemporaryFile("w+") as wire:

        def listen(connection, *_):
            connection.pgconn.trace(wire.fileno())

        def stop(connection, *_):
            connection.pgconn.untrace()

        engine = hospital.storage.engine
        event.listen(engine, "checkout", listen)
        event.listen(engine, "checkin", stop)
        try:
            yield heard
        finally:
            event.remove(engine, "checkout", listen)
            event.remove(engine, "checkin", stop)
        wire.seek(0)
        heard += [line.split("\t") for line in wire.read().splitlines()]


def waits(heard):
    """How often the client waits, but for teaching the server a statement by name."""
    said = [line[3] for line in heard if line[1:2] == ["F"]]
    return sum(
        kind in ASKS and before != "Parse" for before, kind in pairwise(["", *said])
    )


def waits_for(hospital, message):
    with listening(hospital) as heard:
        hospital.handle(message)
    return waits(heard)


def test_a_booking_waits_ten_times(hospital, clerk):
    """BEGIN, who is it, the account's lock, the sheet, the appointment, its claims,
    the outbox, the audit, the answer for the key, COMMIT. Where the audit's chain for
    this patient ends is read along with the sheet.
    """
    doctor, patient = a_doctor_at_work(hospital), an_enrolled_patient(hospital)
    by_phone = {"actor": clerk, "channel": Channel.PHONE}
    book(hospital, doctor, patient, **by_phone, idempotency_key="first")

    with listening(hospital) as heard:
        book(
            hospital,
            doctor,
            patient,
            **by_phone,
            starts_at=TEN + 2 * DAY,
            idempotency_key="second",
        )

    assert waits(heard) == 10


@pytest.mark.parametrize("doctors", [1, 12])
def test_a_search_for_free_slots_waits_four_times_however_many_doctors(
    hospital, clerk, doctors
):
    for _ in range(doctors):
        a_booking(hospital, a_doctor_at_work(hospital), 2)
    month = Period(MONDAY_MORNING, MONDAY_MORNING + 30 * DAY)

    assert waits_for(hospital, FindSlots(actor=clerk, period=month, limit=50)) == 4


def test_a_search_waits_once_more_where_a_week_does_not_fill_the_page(hospital, clerk):
    a_doctor_at_work(hospital)
    month = Period(MONDAY_MORNING, MONDAY_MORNING + 30 * DAY)

    assert waits_for(hospital, FindSlots(actor=clerk, period=month)) == 5


@pytest.mark.parametrize("visits", [1, 12])
def test_a_doctors_day_waits_six_times_however_many_visits(hospital, clerk, visits):
    doctor = a_doctor_at_work(hospital)
    for hours in range(visits):
        a_booking(hospital, doctor, hours)
    query = ReadSchedule(actor=clerk, doctor_id=doctor.id, day=MONDAY_MORNING.date())

    assert waits_for(hospital, query) == 6
