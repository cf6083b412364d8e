"""Two files become one while others work on them (P3)."""

from datetime import timedelta

import pytest

from mediklaud.application.registry.undo_merge import MoreCameSince
from mediklaud.domain.errors import Refusal
from mediklaud.domain.registry.merge import MergeStatus
from mediklaud.domain.registry.patient import FileIsMerged
from mediklaud.ports.records import Records
from mediklaud.ports.registry import Patients
from mediklaud.ports.rights import Disclosures
from tests.at_once import all_at_once, meanwhile
from tests.builders.at_work import a_doctor_at_work
from tests.builders.booking import book
from tests.builders.busy_hospital import with_one_of_everything
from tests.builders.cashier import invoiced, to_set_tariff
from tests.builders.merges import asked, decided, everything_of, merged, undone
from tests.builders.records import a_note
from tests.builders.registry import an_approved_doctor, an_enrolled_patient
from tests.builders.rights import one_disclosure
from tests.clock import MONDAY_MORNING
from tests.hospital import a_hospital, read
from tests.storages import on_postgres

BEFORE_ALL = MONDAY_MORNING - timedelta(days=9)


@pytest.fixture
def hospital(database):
    hospital = a_hospital(database)
    hospital.handle(to_set_tariff())
    return hospital


@pytest.fixture
def doctor(hospital):
    return a_doctor_at_work(hospital)


@pytest.fixture
def two(hospital):
    return [an_enrolled_patient(hospital) for _ in range(2)]


def test_a_booking_comes_before_a_merge_or_after_it(hospital, doctor, two):
    merge = asked(hospital, *two)
    outcomes = all_at_once(
        lambda: decided(hospital, merge), lambda: book(hospital, doctor, two[1])
    )

    assert everything_of(hospital, two[1])["visits"] == ()
    booked = [one for one in outcomes if not isinstance(one, Refusal)]
    assert len(everything_of(hospital, two[0])["visits"]) == len(booked) - 1


def test_an_invoice_comes_before_a_merge_or_after_it(hospital, doctor, two):
    with_one_of_everything(hospital, doctor, two[1])
    merge = asked(hospital, *two)
    all_at_once(lambda: decided(hospital, merge), lambda: invoiced(hospital, two[1].id))

    left = everything_of(hospital, two[1])
    assert (left["invoices"], left["charges"], left["account"].owed.minor) == (
        (),
        (),
        0,
    )


def test_of_two_who_decide_at_once_one_does_it(hospital, two):
    merges = [asked(hospital, *two), asked(hospital, *reversed(two))]
    outcomes = all_at_once(
        *(lambda merge=merge: decided(hospital, merge) for merge in merges)
    )

    done = [one for one in outcomes if not isinstance(one, Exception)]
    refused = [one for one in outcomes if isinstance(one, Exception)]
    assert [one.status for one in done] == [MergeStatus.DONE]
    assert [type(one) for one in refused] == [FileIsMerged]


def test_what_is_written_into_a_file_holds_up_its_merge():
    with on_postgres() as storage:
        hospital = a_hospital(storage)
        two = [an_enrolled_patient(hospital) for _ in range(2)]
        merge = asked(hospital, *two)
        with meanwhile(hospital, decided, hospital, merge) as (port, begin):
            port(Patients).hold(two[1].id)
            port(Disclosures).add(one_disclosure(patient_id=two[1].id))
            deciding = begin()

        assert deciding.result().status is MergeStatus.DONE
        assert [len(told_of(hospital, one)) for one in two] == [1, 0]


def told_of(hospital, patient):
    disclosures = read(hospital.storage, Disclosures)
    whole = {"told_at": None, "after": None, "limit": 9}
    return disclosures.of_patient(patient.id, BEFORE_ALL, **whole)


def test_a_note_that_is_written_while_a_merge_is_undone_stops_it():
    with on_postgres() as storage:
        hospital = a_hospital(storage)
        doctor = an_approved_doctor(hospital)
        two = [an_enrolled_patient(hospital) for _ in range(2)]
        merge = merged(hospital, *two)
        with meanwhile(hospital, undone, hospital, merge) as (port, begin):
            port(Patients).hold(two[0].id)
            port(Records).add_note(a_note(patient_id=two[0].id, author=doctor.id))
            undoing = begin()

        assert isinstance(undoing.exception(), MoreCameSince)
