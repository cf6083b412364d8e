from datetime import date

import pytest
from attrs import evolve

from mediklaud.domain.registry.doctor import DoctorChangedMeanwhile, DoctorNotFound
from mediklaud.domain.registry.doctor_search import DoctorSearch
from mediklaud.domain.registry.doctor_status import DoctorStatus
from mediklaud.domain.registry.gender import Gender
from mediklaud.domain.registry.licence import LicenceTaken
from mediklaud.domain.shared.ids import AccountId, DoctorId
from mediklaud.ports.registry import Doctors
from tests.builders.registry import (
    DAY,
    MONDAY,
    a_doctor,
    a_licence,
    a_qualification,
)
from tests.clock import MONDAY_MORNING
from tests.hospital import new, ports_of, read


@pytest.fixture
def doctors(storage):
    return read(storage, Doctors)


def add(storage, *many):
    with ports_of(storage) as port:
        for doctor in many:
            port(Doctors).add(doctor)
    return many


def save(storage, doctor):
    with ports_of(storage) as port:
        return port(Doctors).save(doctor)


@pytest.mark.parametrize(
    "doctor",
    [
        a_doctor(),
        a_doctor(
            name="আয়েশা সিদ্দিকা",
            gender=Gender.FEMALE,
            specialties=("Cardiology", "Internal Medicine"),
            qualifications=(a_qualification(), a_qualification(title="FCPS")),
            registered_by=new(AccountId),
        ),
        a_doctor().suspend("an inquiry", at=MONDAY_MORNING),
    ],
    ids=["plain", "with everything", "suspended"],
)
def test_a_doctor_comes_back_as_remembered(storage, doctors, doctor):
    add(storage, doctor)
    assert doctors.get(doctor.id) == doctor


def test_an_unknown_doctor_is_not_found(doctors):
    with pytest.raises(DoctorNotFound):
        doctors.get(new(DoctorId))


def test_two_doctors_never_have_one_licence(storage, doctors):
    licence = a_licence()
    first, other = add(storage, a_doctor(licence=licence), a_doctor())
    with pytest.raises(LicenceTaken):
        add(storage, a_doctor(licence=licence))
    with pytest.raises(LicenceTaken):
        save(storage, evolve(other, licence=licence))
    assert {d.id for d in find(doctors)} == {first.id, other.id}


def test_a_saved_doctor_has_the_next_version(storage, doctors):
    (doctor,) = add(storage, a_doctor(status=DoctorStatus.APPROVED))
    saved = save(storage, evolve(doctor.activate(), specialties=("Neurology",)))
    assert saved.version == doctor.version + 1
    assert doctors.get(doctor.id) == saved


def test_a_suspension_ends_without_a_trace_in_the_file(storage, doctors):
    (doctor,) = add(storage, a_doctor().suspend("an inquiry", at=MONDAY_MORNING))
    save(storage, doctor.reinstate(by=None, today=MONDAY))
    assert doctors.get(doctor.id).suspension is None


def test_a_file_that_was_changed_meanwhile_is_not_saved(storage, doctors):
    (doctor,) = add(storage, a_doctor())
    saved = save(storage, evolve(doctor, name="First Change"))
    with pytest.raises(DoctorChangedMeanwhile):
        save(storage, evolve(doctor, name="Second Change"))
    assert doctors.get(doctor.id) == saved


def find(doctors, specialty=None, text=None, status=None, *, after=None, limit=50):
    return doctors.search(DoctorSearch.of(specialty, text, status), after, limit)


def test_doctors_are_found_by_what_is_asked_and_by_nothing_else(storage, doctors):
    heart, brain = add(
        storage,
        a_doctor(name="Abdul Karim", specialties=("Cardiology", "Sleep Medicine")),
        a_doctor(
            name="Karima Begum",
            specialties=("Neurology",),
            status=DoctorStatus.APPROVED,
        ),
    )
    assert find(doctors) == (heart, brain)
    assert find(doctors, "sleep MEDICINE") == (heart,)
    assert find(doctors, "Sleep") == ()
    assert find(doctors, None, "kar") == (heart, brain)
    assert find(doctors, None, "kar abd") == (heart,)
    assert find(doctors, None, "arim") == ()
    assert find(doctors, None, brain.number) == (brain,)
    assert find(doctors, None, None, DoctorStatus.APPROVED) == (brain,)
    assert find(doctors, "Neurology", "kar", DoctorStatus.ACTIVE) == ()


def test_a_changed_specialty_is_found_and_the_old_one_is_not(storage, doctors):
    (doctor,) = add(storage, a_doctor(specialties=("Cardiology",)))
    saved = save(storage, evolve(doctor, specialties=("Neurology",)))
    assert find(doctors, "Neurology") == (saved,)
    assert find(doctors, "Cardiology") == ()


def test_the_list_goes_on_after_the_last_one_seen(storage, doctors):
    names = ("Babul Ahmed", "babul ahmed", "Anwar Hossain", "Zakia Sultana", "Ätna")
    add(storage, *(a_doctor(name=name) for name in names))
    whole = find(doctors)
    seen, after = [], None
    while page := find(doctors, after=after, limit=2):
        seen += page
        after = page[-1].id
    assert tuple(seen) == whole
    assert [d.name for d in whole][-1] == "Zakia Sultana"


def test_the_list_after_an_unknown_doctor_is_empty(storage, doctors):
    add(storage, a_doctor())
    assert find(doctors, after=new(DoctorId)) == ()


def test_licences_that_end_are_found_for_doctors_who_work_here(storage, doctors):
    first, last = date(2027, 3, 8), date(2027, 3, 31)
    fits = [first, last]
    misses = [first - DAY, last + DAY]
    ending = add(storage, *(_until(day) for day in fits))
    add(storage, *(_until(day) for day in misses))
    add(storage, _until(first, DoctorStatus.APPLIED), _until(last, DoctorStatus.LEFT))
    assert doctors.with_licence_ending(first, last) == ending


def _until(day, status=DoctorStatus.ACTIVE):
    return a_doctor(licence=a_licence(valid_until=day), status=status)


def test_several_files_are_read_by_one_question(storage, doctors):
    one, other, third = (a_doctor() for _ in range(3))
    add(storage, one, other, third)

    found = doctors.these({one.id, third.id, new(DoctorId)})

    assert set(found) == {one, third}
    assert doctors.these(()) == ()
