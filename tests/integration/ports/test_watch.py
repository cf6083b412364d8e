"""What `Watch` promises, on every storage (X4)."""

from datetime import timedelta

import pytest

from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.audit import Outcome
from mediklaud.domain.privacy.reporting import Sighting
from mediklaud.domain.shared.ids import AccountId, PatientId
from mediklaud.domain.shared.period import Period
from mediklaud.ports.access import Audit
from mediklaud.ports.privacy import Names, Watch
from tests.builders.access import an_entry
from tests.builders.scheduling import a_known_patient
from tests.clock import MONDAY_MORNING
from tests.hospital import new, ports_of, read

HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)
MONDAY = Period(MONDAY_MORNING, MONDAY_MORNING + 12 * HOUR)


@pytest.fixture
def watch(storage):
    return read(storage, Watch)


def appended(storage, **what):
    entry = an_entry(**what)
    with ports_of(storage) as port:
        port(Audit).append(entry)
    return entry


def sighted(entry, patient_id=None):
    return Sighting(
        entry_id=entry.id,
        at=entry.at,
        account_id=entry.account_id,
        patient_id=patient_id or entry.patient_id,
    )


def test_every_time_that_something_was_done_or_refused_is_told(storage, watch):
    refused = appended(
        storage,
        action="sign_in",
        outcome=Outcome.REFUSED,
        account_id=None,
        patient_id=None,
        roles=(),
    )
    appended(storage, action="sign_in")
    appended(storage, outcome=Outcome.REFUSED)
    appended(storage, action="sign_in", outcome=Outcome.REFUSED, at=MONDAY.end)

    found = watch.done("sign_in", Outcome.REFUSED, MONDAY)

    assert found == (sighted(refused),)


def test_what_staff_did_with_one_patients_data_is_told(storage, watch):
    opened = appended(storage, at=MONDAY.start)
    appended(storage, at=MONDAY.end)
    appended(storage, roles=(Role.PATIENT,))
    appended(storage, roles=(Role.WORKER,), account_id=None)
    appended(storage, outcome=Outcome.REFUSED)
    appended(storage, patient_id=None, seen=(new(PatientId),))

    assert watch.opened((MONDAY,)) == (sighted(opened),)


def test_several_times_are_asked_at_once(storage, watch):
    first, between, last = (
        appended(storage, at=MONDAY_MORNING + n * HOUR) for n in range(3)
    )
    times = [Period(e.at, e.at + SECOND) for e in (first, last)]

    found = watch.opened(times)

    assert sorted(found, key=lambda s: s.at) == [sighted(first), sighted(last)]
    assert watch.opened(()) == ()
    assert sighted(between) in watch.opened((MONDAY,))


def test_busy_hours_count_different_patients_of_one_account(storage, watch):
    busy, calm = new(AccountId), new(AccountId)
    someone, others = new(PatientId), (new(PatientId), new(PatientId))
    one = appended(storage, account_id=busy, patient_id=someone)
    many = appended(storage, account_id=busy, patient_id=None, seen=others)
    for _ in range(3):
        appended(storage, account_id=calm, patient_id=someone)
        appended(storage, account_id=calm, outcome=Outcome.REFUSED)
    appended(storage, account_id=busy, at=MONDAY_MORNING + HOUR)

    found = watch.busy_hours(MONDAY, 2)

    expected = {sighted(one), *(sighted(many, patient_id) for patient_id in others)}
    assert set(found) == expected
    assert watch.busy_hours(MONDAY, 3) == ()


def test_patients_have_numbers(storage):
    patient = a_known_patient(storage)

    found = read(storage, Names).numbers_of_patients({patient.id, new(PatientId)})

    assert found == {patient.id: patient.number}
    assert read(storage, Names).numbers_of_patients(()) == {}


def test_patients_have_names(storage):
    patient = a_known_patient(storage, name="Rahima Khatun")

    found = read(storage, Names).of_patients({patient.id, new(PatientId)})

    assert found == {patient.id: "Rahima Khatun"}
    assert read(storage, Names).of_patients(()) == {}
