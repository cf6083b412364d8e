"""Who came upon whose data: exactly, whether it was asked for or shown in a list."""

from datetime import timedelta

import pytest
from attrs import evolve

from mediklaud.domain.access.audit import Activity, AuditFilter, Outcome, PatientRead
from mediklaud.domain.registry.patient import PatientStatus
from mediklaud.domain.shared.ids import AccountId, PatientId
from mediklaud.ports.access import Audit
from mediklaud.ports.registry import Patients
from tests.builders.access import an_entry
from tests.builders.registry import a_patient
from tests.clock import MONDAY_MORNING
from tests.hospital import new, ports_of, read

HOUR = timedelta(hours=1)
AMINA, BORIS, CHITRA = sorted(new(PatientId) for _ in range(3))
CLERK, DOCTOR = new(AccountId), new(AccountId)


@pytest.fixture
def happened(storage):
    """What some people did this morning, in that order."""

    def by(account, hours, about=None, seen=(), outcome=Outcome.DONE):
        return an_entry(
            account_id=account,
            at=MONDAY_MORNING + hours * HOUR,
            patient_id=about,
            seen=seen,
            outcome=outcome,
        )

    entries = (
        by(CLERK, 0, seen=(AMINA, BORIS)),
        by(CLERK, 1, AMINA),
        by(CLERK, 2, CHITRA, outcome=Outcome.REFUSED),
        by(CLERK, 3, AMINA, seen=(BORIS,)),
        by(DOCTOR, 3, CHITRA),
        by(None, 4, outcome=Outcome.REFUSED),
    )
    with ports_of(storage) as port:
        for entry in entries:
            port(Audit).append(entry)
    return entries


@pytest.fixture
def audit(storage, happened):
    return read(storage, Audit)


def test_whom_an_entry_showed_comes_back_with_it(audit, happened):
    assert audit.page(AuditFilter(), None, 50) == tuple(reversed(happened))


def test_a_patient_learns_of_every_access_the_newest_first(audit, happened):
    listed, alone, _, both, *_ = happened

    assert audit.accesses_of(AMINA, None, 50) == (both, alone, listed)
    assert audit.accesses_of(BORIS, None, 50) == (both, listed)


def test_what_was_refused_is_no_access(audit, happened):
    assert audit.accesses_of(CHITRA, None, 50) == (happened[4],)


def test_unless_the_refusal_showed_them(storage):
    shown = an_entry(outcome=Outcome.REFUSED, seen=(AMINA,), account_id=CLERK)
    with ports_of(storage) as port:
        port(Audit).append(shown)

    assert read(storage, Audit).accesses_of(AMINA, None, 9) == (shown,)
    assert _read(read(storage, Audit), CLERK, 0, 1) == {AMINA: 1}


def test_accesses_to_a_file_that_was_merged_are_told_with_the_others(storage):
    amina = a_patient()
    earlier = merged(a_patient(), amina)
    earliest = merged(a_patient(), earlier)
    entries = [an_entry(patient_id=p.id) for p in (earliest, earlier, amina)]
    listed = an_entry(seen=(earliest.id,))
    with ports_of(storage) as port:
        for file in (amina, earlier, earliest):
            port(Patients).add(file)
        for entry in (*entries, listed):
            port(Audit).append(entry)

    told = read(storage, Audit).accesses_of(amina.id, None, 9)

    assert told == (listed, *reversed(entries))


def merged(duplicate, survivor):
    return evolve(duplicate, status=PatientStatus.MERGED, merged_into=survivor.id)


def test_accesses_come_in_pages(audit, happened):
    first = audit.accesses_of(AMINA, None, 2)
    second = audit.accesses_of(AMINA, first[-1].id, 2)

    assert (*first, *second) == (happened[3], happened[1], happened[0])


def test_nobody_accessed_a_patient_whom_nobody_knows(audit):
    assert audit.accesses_of(new(PatientId), None, 50) == ()


def test_the_patients_an_account_read_are_told_with_first_last_and_how_often(audit):
    since, until = MONDAY_MORNING, MONDAY_MORNING + 9 * HOUR

    assert audit.patients_read_by(CLERK, since, until) == (
        PatientRead(patient_id=AMINA, first=since, last=since + 3 * HOUR, times=3),
        PatientRead(patient_id=BORIS, first=since, last=since + 3 * HOUR, times=2),
    )


def test_only_in_the_time_that_was_asked_for(audit):
    assert _read(audit, CLERK, 0, 1) == {AMINA: 1, BORIS: 1}
    assert _read(audit, CLERK, 1, 3) == {AMINA: 1}
    assert _read(audit, CLERK, 2, 3) == {}
    assert _read(audit, DOCTOR, 0, 9) == {CHITRA: 1}


def test_activity_counts_entries_refusals_and_patients_by_account(audit):
    clerk, *others = audit.activity(AuditFilter())

    assert clerk == _did(CLERK, entries=4, refused=1, patients=3, at=(0, 3))
    assert sorted(others, key=lambda one: one.refused) == [
        _did(DOCTOR, entries=1, refused=0, patients=1, at=(3, 3)),
        _did(None, entries=1, refused=1, patients=0, at=(4, 4)),
    ]


def test_activity_counts_what_fits_alone(audit):
    refused = audit.activity(AuditFilter(outcome=Outcome.REFUSED))

    assert {(one.account_id, one.entries, one.patients) for one in refused} == {
        (CLERK, 1, 1),
        (None, 1, 0),
    }
    assert audit.activity(AuditFilter(until=MONDAY_MORNING)) == ()


def _read(audit, account, since, until):
    found = audit.patients_read_by(
        account, MONDAY_MORNING + since * HOUR, MONDAY_MORNING + until * HOUR
    )
    return {one.patient_id: one.times for one in found}


def _did(account, at, **counts):
    first, last = (MONDAY_MORNING + hours * HOUR for hours in at)
    return Activity(account_id=account, first=first, last=last, **counts)
