from datetime import timedelta

import pytest

from mediklaud.domain.access.scope import EVERYONE, Scope
from mediklaud.domain.errors import Contended
from mediklaud.domain.scheduling.appointment import (
    AppointmentNotFound,
    AppointmentStatus,
)
from mediklaud.domain.scheduling.care import CARE_LASTS
from mediklaud.domain.scheduling.standing import Standing
from mediklaud.domain.scheduling.visit_type import Channel, Urgency, VisitType
from mediklaud.domain.shared.ids import AccountId, AppointmentId, DoctorId, PatientId
from mediklaud.ports.scheduling import Appointments
from tests.builders.scheduling import (
    DHAKA,
    SIX_HOURS,
    a_known_doctor,
    a_known_patient,
    an_appointment,
    minutes,
)
from tests.clock import MONDAY_MORNING
from tests.hospital import new, ports_of, read


@pytest.fixture
def doctor(storage):
    return a_known_doctor(storage)


@pytest.fixture
def patient(storage):
    return a_known_patient(storage)


@pytest.fixture
def appointment(storage, doctor, patient):
    """Monday from nine to half past."""
    return added(storage, doctor_id=doctor.id, patient_id=patient.id)


def added(storage, **what):
    if "patient_id" not in what:
        what["patient_id"] = a_known_patient(storage).id
    appointment = an_appointment(**what)
    with ports_of(storage) as port:
        port(Appointments).add(appointment)
    return appointment


def save(storage, appointment):
    with ports_of(storage) as port:
        port(Appointments).save(appointment)
    return appointment


def get(storage, appointment, scope=EVERYONE):
    return read(storage, Appointments).get(appointment.id, scope)


def to(period, doctor_id, *, lane=0, place=None):
    """Where an appointment may be moved."""
    return Standing(
        doctor_id=doctor_id,
        visit_type=VisitType.CONSULTATION,
        period=period,
        occupies=period,
        zone=DHAKA,
        offset=SIX_HOURS,
        place=place,
        lane=lane,
        overbook_reason=None,
    )


def test_an_appointment_comes_back_equal(storage, doctor, patient):
    appointment = added(
        storage,
        doctor_id=doctor.id,
        patient_id=patient.id,
        occupies=minutes(55, 105),
        place="Room 3",
        visit_type=VisitType.PROCEDURE,
        urgency=Urgency.URGENT_FOLLOW_UP,
        channel=Channel.PHONE,
        reason="A cough",
        booked_by=new(AccountId),
        lane=2,
        overbook_reason="Cannot wait",
        rescheduled_from=(minutes(0, 30), minutes(600, 615)),
    )

    assert get(storage, appointment) == appointment


@pytest.mark.parametrize(
    "step",
    [
        lambda a: a.arrive(),
        lambda a: a.cancel(at=MONDAY_MORNING, because="Feels better", late=True),
        lambda a: a.miss(at=a.period.start + timedelta(minutes=12)),
    ],
    ids=["arrived", "cancelled", "missed"],
)
def test_every_step_of_its_life_comes_back_equal(storage, appointment, step):
    saved = save(storage, step(appointment))

    assert get(storage, appointment) == saved


def test_one_that_nobody_booked_is_not_found(storage):
    with pytest.raises(AppointmentNotFound):
        get(storage, an_appointment())


@pytest.mark.parametrize("whose", ["patients", "schedule_of"])
def test_it_is_found_within_reach_and_not_beyond(storage, appointment, whose):
    own = {
        "patients": Scope(patients=frozenset({appointment.patient_id})),
        "schedule_of": Scope(schedule_of=appointment.doctor_id),
    }
    others = {
        "patients": Scope(patients=frozenset({new(PatientId)})),
        "schedule_of": Scope(schedule_of=new(DoctorId)),
    }

    assert get(storage, appointment, own[whose]) == appointment
    with pytest.raises(AppointmentNotFound):
        get(storage, appointment, others[whose])


def test_a_doctor_is_not_booked_twice_at_any_tick(storage, doctor, appointment):
    with pytest.raises(Contended):
        added(storage, doctor_id=doctor.id, period=minutes(85, 115))


def test_a_patient_is_not_booked_twice_with_two_doctors(storage, patient, appointment):
    other = a_known_doctor(storage)

    with pytest.raises(Contended):
        added(
            storage,
            doctor_id=other.id,
            patient_id=patient.id,
            period=minutes(85, 115),
            lane=7,
        )


def test_what_was_refused_has_claimed_nothing(storage, doctor, appointment):
    with pytest.raises(Contended):
        added(storage, doctor_id=doctor.id, period=minutes(85, 115))

    added(storage, doctor_id=doctor.id, period=minutes(90, 120))


def test_adjoining_appointments_do_not_disturb_each_other(storage, doctor, appointment):
    added(storage, doctor_id=doctor.id, period=minutes(30, 60))
    added(storage, doctor_id=doctor.id, period=minutes(90, 120))


def test_another_lane_has_room_at_the_same_time(storage, doctor, appointment):
    added(storage, doctor_id=doctor.id, period=appointment.period, lane=1)


def test_buffers_take_the_doctors_time_and_not_the_patients(storage, doctor, patient):
    added(
        storage,
        doctor_id=doctor.id,
        patient_id=patient.id,
        occupies=minutes(50, 105),
    )

    added(
        storage,
        doctor_id=a_known_doctor(storage).id,
        patient_id=patient.id,
        period=minutes(90, 120),
    )
    with pytest.raises(Contended):
        added(storage, doctor_id=doctor.id, period=minutes(100, 130))


def test_cancelling_frees_the_time_of_both(storage, doctor, patient, appointment):
    save(storage, appointment.cancel(at=MONDAY_MORNING, because=None))

    added(storage, doctor_id=doctor.id, patient_id=patient.id)


def test_a_missed_appointment_frees_the_ticks_ahead_and_no_others(
    storage, doctor, patient, appointment
):
    save(storage, appointment.miss(at=MONDAY_MORNING + timedelta(minutes=72)))

    with pytest.raises(Contended):
        added(storage, doctor_id=doctor.id, period=minutes(70, 85))
    added(storage, doctor_id=doctor.id, patient_id=patient.id, period=minutes(75, 90))


def test_an_arrival_keeps_the_time(storage, doctor, appointment):
    save(storage, appointment.arrive())

    with pytest.raises(Contended):
        added(storage, doctor_id=doctor.id, period=minutes(85, 115))


def test_a_move_takes_the_new_time_and_frees_the_old(
    storage, doctor, patient, appointment
):
    save(storage, appointment.move(to(minutes(120, 150), doctor.id)))

    added(storage, doctor_id=doctor.id, patient_id=patient.id)
    with pytest.raises(Contended):
        added(storage, doctor_id=doctor.id, period=minutes(145, 175))


@pytest.mark.parametrize(("start", "end"), [(45, 75), (75, 105), (65, 80), (30, 150)])
def test_a_move_may_overlap_the_time_it_leaves(
    storage, doctor, appointment, start, end
):
    moved = save(storage, appointment.move(to(minutes(start, end), doctor.id)))

    with pytest.raises(Contended):
        added(storage, doctor_id=doctor.id, period=minutes(start, start + 5))
    with pytest.raises(Contended):
        added(storage, doctor_id=doctor.id, period=minutes(end - 5, end))
    added(storage, doctor_id=doctor.id, period=minutes(start - 5, start))
    added(storage, doctor_id=doctor.id, period=minutes(end, end + 5))
    assert get(storage, appointment) == moved


def test_a_move_to_another_lane_frees_the_first(storage, doctor, appointment):
    save(storage, appointment.move(to(appointment.period, doctor.id, lane=3)))

    added(storage, doctor_id=doctor.id, period=appointment.period)


def test_a_move_to_another_doctor_frees_the_first(storage, doctor, appointment):
    other = a_known_doctor(storage)
    save(storage, appointment.move(to(appointment.period, other.id)))

    added(storage, doctor_id=doctor.id, period=appointment.period)
    with pytest.raises(Contended):
        added(storage, doctor_id=other.id, period=appointment.period)


def test_a_visit_that_ends_early_frees_the_time_ahead(storage, doctor, appointment):
    begun = appointment.begin()
    save(storage, begun)
    save(storage, begun.complete(at=minutes(60, 72).end))

    added(storage, doctor_id=doctor.id, period=minutes(75, 90))
    with pytest.raises(Contended):
        added(storage, doctor_id=doctor.id, period=minutes(70, 85))


def test_a_move_to_a_taken_time_leaves_it_where_it_is(storage, doctor, appointment):
    added(storage, doctor_id=doctor.id, period=minutes(120, 150))

    with pytest.raises(Contended):
        save(storage, appointment.move(to(minutes(100, 130), doctor.id)))

    assert get(storage, appointment) == appointment
    added(storage, doctor_id=doctor.id, period=minutes(100, 120))


@pytest.fixture
def in_room_3(storage, doctor):
    """Monday from nine to half past, in a room of which all doctors have a key."""
    return added(storage, doctor_id=doctor.id, place="Room 3")


def by_others(storage, place="room 3", **what):
    return added(storage, doctor_id=a_known_doctor(storage).id, place=place, **what)


def test_a_room_is_not_booked_twice_at_any_tick(storage, in_room_3):
    with pytest.raises(Contended):
        by_others(storage, period=minutes(85, 115))

    by_others(storage, period=minutes(90, 120))


def test_a_room_has_lanes_and_other_rooms_are_others(storage, in_room_3):
    by_others(storage, lane=1)
    by_others(storage, place="Room 4")
    by_others(storage, place=None)
    by_others(storage, place=None)


def test_buffers_take_the_rooms_time(storage, doctor):
    added(storage, doctor_id=doctor.id, place="Room 3", occupies=minutes(50, 105))

    with pytest.raises(Contended):
        by_others(storage, period=minutes(100, 130))


@pytest.mark.parametrize(
    "step",
    [
        lambda a: a.cancel(at=MONDAY_MORNING, because=None),
        lambda a: a.move(to(minutes(120, 150), a.doctor_id, place="Room 3")),
        lambda a: a.move(to(a.period, a.doctor_id, place="Room 4")),
        lambda a: a.move(to(a.period, a.doctor_id, place="Room 3", lane=1)),
        lambda a: a.move(to(a.period, a.doctor_id)),
    ],
    ids=["cancelled", "another_time", "another_room", "another_lane", "no_room"],
)
def test_what_ends_or_moves_frees_the_room(storage, in_room_3, step):
    save(storage, step(in_room_3))

    by_others(storage)


def test_a_visit_may_change_the_doctor_and_keep_the_room(storage, in_room_3):
    other = a_known_doctor(storage)
    moved = in_room_3.move(to(minutes(75, 105), other.id, place="Room 3"))
    save(storage, moved)

    by_others(storage, period=minutes(60, 75))
    with pytest.raises(Contended):
        by_others(storage, period=minutes(100, 130))


def test_a_move_into_a_taken_room_leaves_it_where_it_is(storage, doctor, in_room_3):
    late = by_others(storage, period=minutes(120, 150))

    with pytest.raises(Contended):
        save(
            storage,
            late.move(to(minutes(75, 105), late.doctor_id, place="Room 3")),
        )

    assert get(storage, late) == late
    with pytest.raises(Contended):
        by_others(storage, period=minutes(120, 150))


def test_who_comes_after_somebody_else_looks_again(storage, appointment):
    save(storage, appointment.arrive())

    with pytest.raises(Contended):
        save(storage, appointment.cancel(at=MONDAY_MORNING, because=None))

    assert get(storage, appointment).status is AppointmentStatus.ARRIVED


def test_a_patients_appointments_come_latest_first_in_pages(storage, doctor, patient):
    each = [
        added(
            storage,
            doctor_id=doctor.id,
            patient_id=patient.id,
            period=minutes(start, start + 30),
        )
        for start in (300, 60, 600)
    ]
    added(storage, doctor_id=doctor.id, period=minutes(0, 30))
    latest_first = (each[2], each[0], each[1])
    appointments = read(storage, Appointments)

    assert appointments.of_patient(patient.id, None, 10) == latest_first
    assert appointments.of_patient(patient.id, None, 2) == latest_first[:2]
    assert appointments.of_patient(patient.id, each[2].id, 1) == (each[0],)
    assert appointments.of_patient(patient.id, each[1].id, 10) == ()


def test_behind_an_unknown_appointment_there_is_nothing(storage, appointment, patient):
    found = read(storage, Appointments).of_patient(patient.id, new(AppointmentId), 10)

    assert found == ()


def test_a_doctors_day_comes_in_order_with_the_patients_cards(
    storage, doctor, patient, appointment
):
    earlier = added(storage, doctor_id=doctor.id, period=minutes(0, 30))
    added(storage, doctor_id=doctor.id, period=minutes(24 * 60, 24 * 60 + 30))
    added(storage, doctor_id=a_known_doctor(storage).id)
    entries = read(storage, Appointments).of_doctor(
        doctor.id, minutes(0, 24 * 60), MONDAY_MORNING
    )

    assert [entry.appointment for entry in entries] == [earlier, appointment]
    assert (entries[1].patient_name, entries[1].patient_number) == (
        patient.name,
        patient.number,
    )


def test_a_board_has_everybody_of_the_day_whoever_the_doctor_is(
    storage, doctor, patient, appointment
):
    other = added(storage, doctor_id=a_known_doctor(storage).id)
    added(storage, doctor_id=doctor.id, period=minutes(24 * 60, 24 * 60 + 30))
    entries = read(storage, Appointments).on_board(minutes(0, 24 * 60))

    assert {entry.appointment for entry in entries} == {appointment, other}
    assert {entry.patient_name for entry in entries} >= {patient.name}


def test_a_board_is_a_specialtys_alone_however_it_is_written(storage, appointment):
    kidneys = a_known_doctor(storage, specialties=("Nephrology",))
    visit = added(storage, doctor_id=kidneys.id)
    entries = read(storage, Appointments).on_board(minutes(0, 24 * 60), "nephroLOGY ")

    assert [entry.appointment for entry in entries] == [visit]


def test_a_doctors_day_tells_for_whom_the_doctor_cares(storage, appointment):
    day = minutes(0, 24 * 60)

    def cared_for(now):
        entries = read(storage, Appointments).of_doctor(appointment.doctor_id, day, now)
        return [entry.in_care for entry in entries]

    ends = appointment.period.end + CARE_LASTS
    assert (cared_for(MONDAY_MORNING), cared_for(ends)) == ([True], [False])
