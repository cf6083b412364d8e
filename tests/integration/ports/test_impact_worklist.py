"""What `ImpactWorklist` promises, on every storage."""

from datetime import date, timedelta

import pytest

from mediklaud.domain.registry.doctor_status import DoctorStatus
from mediklaud.domain.registry.patient import PatientStatus
from mediklaud.domain.scheduling.appointment import AHEAD, AppointmentStatus
from mediklaud.domain.scheduling.impact import Cause, ImpactedAppointment
from mediklaud.domain.shared.hospital import Hospital
from mediklaud.domain.shared.ids import AppointmentId, DoctorId
from mediklaud.ports.absences import Absences, ImpactWorklist
from tests.builders.absences import an_absence, hours
from tests.builders.at_work import a_known_appointment
from tests.builders.registry import MONDAY, a_licence
from tests.builders.scheduling import a_known_doctor, a_known_patient
from tests.clock import MONDAY_MORNING
from tests.hospital import new, ports_of, read
from tests.statements import plans_of_sqlite
from tests.storages import on_sqlite, sqlite_engine

NOW = MONDAY_MORNING
HERE = Hospital()
HOUR = timedelta(hours=1)


@pytest.fixture
def worklist(storage):
    return read(storage, ImpactWorklist)


@pytest.fixture
def doctor(storage):
    return a_known_doctor(storage)


@pytest.fixture
def gone(storage):
    return a_known_doctor(storage, status=DoctorStatus.LEFT)


def visits(storage, doctor, *starts, **what):
    return [
        a_known_appointment(storage, doctor, period=hours(start, start + 0.5), **what)
        for start in starts
    ]


def away(storage, doctor, start, end):
    absence = an_absence(doctor_id=doctor.id, period=hours(start, end))
    with ports_of(storage) as port:
        port(Absences).add(absence)
    return absence


def page(worklist, doctor=None, *, now=NOW, hospital=HERE, after=None, limit=50):
    which = {"after": after, "limit": limit}
    return worklist.page(doctor and doctor.id, now, hospital, **which)


def ids(found):
    return [one.appointment.id for one in found]


def test_a_visit_in_an_absence_is_on_the_worklist(storage, worklist, doctor):
    _, inside, _ = visits(storage, doctor, 1.5, 2, 3)
    away(storage, doctor, 2, 3)

    assert page(worklist) == (
        ImpactedAppointment(appointment=inside, causes=(Cause.DOCTOR_ABSENT,)),
    )


def test_a_cancelled_absence_puts_nothing_there(storage, worklist, doctor):
    visits(storage, doctor, 2)
    absence = away(storage, doctor, 2, 3)
    with ports_of(storage) as port:
        port(Absences).save(absence.cancel(at=NOW))

    assert page(worklist) == ()


def test_somebody_elses_absence_puts_nothing_there(storage, worklist, doctor):
    visits(storage, doctor, 2)
    away(storage, a_known_doctor(storage), 2, 3)

    assert page(worklist) == ()


@pytest.mark.parametrize("status", DoctorStatus)
def test_what_is_booked_with_who_may_not_work_is_there(storage, worklist, status):
    doctor = a_known_doctor(storage, status=status)
    (visit,) = visits(storage, doctor, 2)

    found = page(worklist)

    may_not = status in {DoctorStatus.SUSPENDED, DoctorStatus.LEFT}
    assert ids(found) == ([visit.id] if may_not else [])
    assert all(one.causes == (Cause.DOCTOR_NOT_ACTIVE,) for one in found)


@pytest.mark.parametrize("status", sorted(set(PatientStatus) - {PatientStatus.MERGED}))
def test_what_is_booked_for_whose_file_is_closed_is_there(
    storage, worklist, doctor, status
):
    patient = a_known_patient(storage, status=status)
    visit = a_known_appointment(storage, doctor, patient, period=hours(2, 2.5))

    closed = status is not PatientStatus.ACTIVE
    because = (Cause.PATIENT_NOT_ACTIVE,)
    one = ImpactedAppointment(appointment=visit, causes=because)
    assert page(worklist) == ((one,) if closed else ())


# Midnight in Dhaka is 16 hours after eight on Monday morning.
@pytest.mark.parametrize(
    ("start", "last_day", "is_there"),
    [
        (15.5, MONDAY, False),
        (16, MONDAY, True),
        (16, date(2027, 3, 2), False),
        (39.5, date(2027, 3, 2), False),
        (40, date(2027, 3, 2), True),
        (23, MONDAY, True),
    ],
)
def test_a_visit_on_a_local_day_after_the_licence_is_there(
    storage, worklist, start, last_day, is_there
):
    doctor = a_known_doctor(storage, licence=a_licence(valid_until=last_day))
    (visit,) = visits(storage, doctor, start)

    found = page(worklist)

    assert ids(found) == ([visit.id] if is_there else [])
    assert all(one.causes == (Cause.LICENCE_ENDED,) for one in found)


# So many hours after Monday morning, which is at two in UTC, the next day begins; in
# New York an hour sooner since the fourteenth.
@pytest.mark.parametrize(
    ("zone", "last_day", "midnight"),
    [
        ("UTC", MONDAY, 22),
        ("Asia/Tokyo", MONDAY, 13),
        ("America/New_York", MONDAY, 27),
        ("America/New_York", date(2027, 3, 14), 14 * 24 + 2),
    ],
)
def test_the_day_is_that_of_the_hospitals_calendar(
    storage, worklist, zone, last_day, midnight
):
    doctor = a_known_doctor(storage, licence=a_licence(valid_until=last_day))
    before, after = visits(storage, doctor, midnight - 0.5, midnight)
    there = Hospital(zone=zone)

    assert ids(page(worklist, hospital=there)) == [after.id]
    assert ids(worklist.among([before.id, after.id], NOW, there)) == [after.id]


def test_everything_that_stands_against_a_visit_is_named(storage, worklist):
    doctor = a_known_doctor(
        storage,
        status=DoctorStatus.SUSPENDED,
        licence=a_licence(valid_until=MONDAY - timedelta(days=1)),
    )
    patient = a_known_patient(storage, status=PatientStatus.DECEASED)
    a_known_appointment(storage, doctor, patient, period=hours(2, 2.5))
    away(storage, doctor, 2, 2.25)
    away(storage, doctor, 2.25, 3)

    (found,) = page(worklist)

    assert found.causes == tuple(Cause)


@pytest.mark.parametrize("status", AppointmentStatus)
def test_only_visits_that_have_not_begun_are_there(storage, worklist, gone, status):
    visits(storage, gone, 2, status=status)

    assert bool(page(worklist)) == (status in AHEAD)


def test_only_visits_ahead_are_there(storage, worklist, gone):
    (visit,) = visits(storage, gone, 2)
    start = visit.period.start

    assert ids(page(worklist, now=start - timedelta(seconds=1))) == [visit.id]
    assert page(worklist, now=start) == ()


def test_the_worklist_can_be_one_doctors(storage, worklist, gone):
    visits(storage, a_known_doctor(storage, status=DoctorStatus.LEFT), 2)
    (visit,) = visits(storage, gone, 3)

    assert ids(page(worklist, gone)) == [visit.id]
    assert worklist.page(new(DoctorId), NOW, HERE, after=None, limit=5) == ()


def test_the_worklist_is_read_page_by_page(storage, worklist, gone, doctor):
    other = a_known_doctor(storage, status=DoctorStatus.LEFT)
    visits(storage, gone, 3, 1, 2)
    visits(storage, other, 2, 4)
    visits(storage, doctor, 2)

    whole = page(worklist)
    first = page(worklist, limit=2)
    second = page(worklist, limit=2, after=first[-1].appointment.id)
    third = page(worklist, limit=2, after=second[-1].appointment.id)

    assert first + second + third == whole
    starts = [one.appointment.period.start for one in whole]
    assert starts == [NOW + n * HOUR for n in (1, 2, 2, 3, 4)]


def test_one_doctors_worklist_is_read_page_by_page(storage, worklist, gone):
    first, second = visits(storage, gone, 1, 2)

    assert ids(page(worklist, gone, after=first.id)) == [second.id]
    assert page(worklist, gone, after=new(AppointmentId)) == ()


def test_those_among_some_appointments_are_found(storage, worklist, gone, doctor):
    first, _, third = visits(storage, gone, 1, 2, 3)
    (fine,) = visits(storage, doctor, 1)
    asked = (first.id, third.id, fine.id, new(AppointmentId))

    found = worklist.among(asked, NOW, HERE)

    assert set(ids(found)) == {first.id, third.id}
    assert worklist.among((), NOW, HERE) == ()


def test_visits_are_found_from_the_few_things_that_can_stand_against_them():
    with on_sqlite() as storage, plans_of_sqlite(sqlite_engine()) as plans:
        page(read(storage, ImpactWorklist))
    looked_up = [how for how in plans if "SEARCH appointments" in how]
    theirs = ("doctor_id=? AND starts_at>?", "patient_id=? AND starts_at>?")
    assert sum(one in how for how in looked_up for one in theirs) == len(Cause)
    assert not [how for how in plans if "SCAN appointments" in how]
