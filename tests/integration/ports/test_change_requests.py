"""What `ChangeRequests` promises, on every storage."""

from datetime import timedelta

import pytest

from mediklaud.domain.access.scope import EVERYONE, Scope
from mediklaud.domain.errors import Contended
from mediklaud.domain.scheduling.appointment import AHEAD, AppointmentStatus
from mediklaud.domain.scheduling.change_request import (
    Change,
    ChangeRequestNotFound,
    OpenChangeRequest,
    StaleChangeRequest,
)
from mediklaud.domain.shared.ids import AccountId, ChangeRequestId, PatientId
from mediklaud.ports.change_requests import ChangeRequests
from tests.builders.absences import a_change_request, hours
from tests.builders.at_work import a_known_appointment, in_hours
from tests.builders.scheduling import a_known_patient
from tests.clock import MONDAY_MORNING
from tests.hospital import new, ports_of, read

NOW = MONDAY_MORNING
CLERK = new(AccountId)


@pytest.fixture
def requests(storage):
    return read(storage, ChangeRequests)


@pytest.fixture
def appointment(storage):
    return a_known_appointment(storage, period=hours(10, 11))


def about(appointment, **what):
    who = {"appointment_id": appointment.id, "patient_id": appointment.patient_id}
    return a_change_request(**{**who, **what})


def add(storage, *made):
    with ports_of(storage) as port:
        for request in made:
            port(ChangeRequests).add(request)


def save(storage, request):
    with ports_of(storage) as port:
        port(ChangeRequests).save(request)


def waiting_ids(requests, *, now=NOW, after=None, limit=50):
    found = requests.waiting(now, after=after, limit=limit)
    return [one.request.id for one in found]


def test_a_request_comes_back_equal(storage, requests, appointment):
    request = about(
        appointment, wish=Change.MOVE, preferred=in_hours(12), note="After noon, please"
    )
    add(storage, request)

    assert requests.get(request.id, EVERYONE) == request


def test_a_decided_request_comes_back_equal(storage, requests, appointment):
    request = about(appointment)
    add(storage, request)
    decided = request.decline(by=CLERK, at=NOW, reason="No other time is free.")

    save(storage, decided)

    assert requests.get(request.id, EVERYONE) == decided


def test_what_was_decided_meanwhile_is_not_decided_again(
    storage, requests, appointment
):
    request = about(appointment)
    add(storage, request)
    withdrawn = request.withdraw(by=None, at=NOW)
    save(storage, withdrawn)

    with pytest.raises(StaleChangeRequest):
        save(storage, request.grant(by=CLERK, at=NOW, reason=None))

    assert requests.get(request.id, EVERYONE) == withdrawn


def test_another_patients_request_is_not_found(storage, requests, appointment):
    request = about(appointment)
    add(storage, request)
    own = Scope(patients=frozenset({appointment.patient_id}))

    assert requests.get(request.id, own) == request
    with pytest.raises(ChangeRequestNotFound):
        requests.get(request.id, Scope(patients=frozenset({new(PatientId)})))
    with pytest.raises(ChangeRequestNotFound):
        requests.get(new(ChangeRequestId), EVERYONE)


def test_one_request_waits_about_each_appointment(storage, requests, appointment):
    first, second = about(appointment), about(appointment)
    add(storage, first)

    with pytest.raises(Contended):
        add(storage, second)

    assert requests.waiting_for(appointment.id) == first


def test_after_a_decision_the_next_request_may_wait(storage, requests, appointment):
    first, second = about(appointment), about(appointment)
    add(storage, first)
    save(storage, first.decline(by=CLERK, at=NOW, reason=None))

    assert requests.waiting_for(appointment.id) is None
    add(storage, second)
    assert requests.waiting_for(appointment.id) == second


def test_requests_wait_with_their_appointments_the_oldest_first(
    storage, requests, appointment
):
    other = a_known_appointment(storage, period=hours(2, 3))
    first, second = about(appointment), about(other, note="Please")
    add(storage, second, first)

    assert requests.waiting(NOW, after=None, limit=50) == (
        OpenChangeRequest(request=first, appointment=appointment),
        OpenChangeRequest(request=second, appointment=other),
    )


def test_what_was_decided_waits_no_more(storage, requests, appointment):
    request = about(appointment)
    add(storage, request)

    save(storage, request.withdraw(by=None, at=NOW))

    assert waiting_ids(requests) == []


def test_a_request_waits_until_the_visit_starts(storage, requests, appointment):
    request = about(appointment)
    add(storage, request)
    start = appointment.period.start

    assert waiting_ids(requests, now=start - timedelta(seconds=1)) == [request.id]
    assert waiting_ids(requests, now=start) == []


@pytest.mark.parametrize("status", AppointmentStatus)
def test_only_a_visit_ahead_can_still_be_changed(storage, requests, status):
    appointment = a_known_appointment(storage, period=hours(2, 3), status=status)
    add(storage, about(appointment))

    assert bool(waiting_ids(requests)) == (status in AHEAD)


def test_what_waits_is_read_page_by_page(storage, requests):
    made = [about(a_known_appointment(storage)) for _ in range(3)]
    add(storage, *made)

    first = waiting_ids(requests, limit=2)
    second = waiting_ids(requests, limit=2, after=first[-1])

    assert first + second == [request.id for request in made]


def test_a_patients_requests_are_found_the_newest_first(storage, requests):
    patient = a_known_patient(storage)
    made = [
        about(a_known_appointment(storage, patient=patient, period=hours(n, n + 1)))
        for n in (1, 2, 3)
    ]
    add(storage, *made, about(a_known_appointment(storage)))
    newest_first = tuple(reversed(made))

    first = requests.of_patient(patient.id, after=None, limit=2)
    second = requests.of_patient(patient.id, after=first[-1].id, limit=2)

    assert first + second == newest_first
