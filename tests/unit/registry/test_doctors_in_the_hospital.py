from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from attrs import evolve

from mediklaud.application.registry.approve_doctor import ApproveDoctor
from mediklaud.application.registry.list_doctors import ListDoctors
from mediklaud.application.registry.read_doctor import ReadDoctor
from mediklaud.application.registry.read_doctor_file import ReadDoctorFile
from mediklaud.application.registry.record_doctor_left import RecordDoctorLeft
from mediklaud.application.registry.reinstate_doctor import ReinstateDoctor
from mediklaud.application.registry.suspend_doctor import SuspendDoctor
from mediklaud.application.registry.update_doctor import UpdateDoctor
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.scope import RoleLacksPermission
from mediklaud.domain.registry.doctor import (
    DoctorChangedMeanwhile,
    DoctorNotFound,
    OwnApproval,
)
from mediklaud.domain.registry.doctor_status import DoctorStatus
from mediklaud.domain.registry.licence import LicenceHasEnded, LicenceTaken
from mediklaud.domain.registry.qualification import ImpossibleYear
from mediklaud.domain.shared.ids import DoctorId
from mediklaud.domain.shared.listing import ImpossibleLimit
from mediklaud.domain.shared.numbers import MistypedNumber, checked
from mediklaud.ports.registry import Doctors
from tests.builders.registry import (
    DAY,
    MONDAY,
    a_licence,
    a_qualification,
    an_approved_doctor,
    the_cmo,
    to_register,
)
from tests.clock import StandingClock
from tests.hospital import a_hospital, an_actor, new, ports_of


@pytest.fixture
def hospital():
    return a_hospital()


def activate(hospital, doctor):
    """What setting the first weekly hours does."""
    with ports_of(hospital.storage) as port:
        return port(Doctors).save(doctor.activate())


def test_a_registered_doctor_has_applied_under_a_number_of_their_own(hospital):
    one, other = (hospital.handle(to_register()) for _ in range(2))
    assert one.status is DoctorStatus.APPLIED
    assert [checked(d.number)[:8] for d in (one, other)] == ["D-000001", "D-000002"]


def test_a_refused_registration_uses_up_no_number(hospital):
    first = to_register()
    hospital.handle(first)
    with pytest.raises(LicenceTaken):
        hospital.handle(to_register(licence=first.licence))
    assert hospital.handle(to_register()).number.startswith("D-000002")


def test_nobody_applies_with_a_licence_that_has_ended(hospital):
    hospital.handle(to_register(licence=a_licence(valid_until=MONDAY)))
    with pytest.raises(LicenceHasEnded):
        hospital.handle(to_register(licence=a_licence(valid_until=MONDAY - DAY)))


def test_a_licence_belongs_to_one_doctor_and_the_refusal_names_nobody(hospital):
    hospital.handle(to_register(licence=a_licence(council="BMDC", number="A-77")))
    with pytest.raises(LicenceTaken) as refusal:
        hospital.handle(to_register(licence=a_licence(council="bmdc", number="a77")))
    assert refusal.value.facts == {}
    hospital.handle(to_register(licence=a_licence(council="GMC", number="A-77")))


def test_a_qualification_from_next_year_is_refused(hospital):
    with pytest.raises(ImpossibleYear):
        hospital.handle(to_register(qualifications=(a_qualification(year=2028),)))


@pytest.mark.parametrize(
    "role", sorted(set(Role) - {Role.CHIEF_MEDICAL_OFFICER, Role.ANYONE}), ids=str
)
def test_only_the_chief_medical_officer_registers_doctors(hospital, role):
    with pytest.raises(RoleLacksPermission):
        hospital.handle(to_register(actor=an_actor(role)))


def test_nobody_approves_themselves(hospital):
    doctor = hospital.handle(to_register())
    oneself = the_cmo(doctor_id=doctor.id)
    with pytest.raises(OwnApproval):
        hospital.handle(ApproveDoctor(actor=oneself, doctor_id=doctor.id))
    approved = hospital.handle(ApproveDoctor(actor=the_cmo(), doctor_id=doctor.id))
    assert approved.status is DoctorStatus.APPROVED


def test_the_licence_has_to_hold_today_where_the_hospital_is():
    before_midnight_in_dhaka = StandingClock()
    before_midnight_in_dhaka.pass_by(timedelta(hours=15))
    hospital = a_hospital(clock=before_midnight_in_dhaka)
    ends_today = a_licence(valid_until=MONDAY)
    doctor = hospital.handle(to_register(licence=ends_today))
    late = hospital.handle(to_register(licence=evolve(ends_today, number="another")))
    hospital.handle(ApproveDoctor(actor=the_cmo(), doctor_id=doctor.id))

    before_midnight_in_dhaka.pass_by(timedelta(hours=2))  # still Monday in London

    with pytest.raises(LicenceHasEnded):
        hospital.handle(ApproveDoctor(actor=the_cmo(), doctor_id=late.id))


def test_a_suspended_doctor_is_reinstated_by_somebody_else(hospital):
    doctor = activate(hospital, an_approved_doctor(hospital))
    hospital.handle(
        SuspendDoctor(actor=the_cmo(), doctor_id=doctor.id, reason="inquiry")
    )
    oneself = the_cmo(doctor_id=doctor.id)
    with pytest.raises(OwnApproval):
        hospital.handle(ReinstateDoctor(actor=oneself, doctor_id=doctor.id))
    back = hospital.handle(ReinstateDoctor(actor=the_cmo(), doctor_id=doctor.id))
    assert back.status is DoctorStatus.ACTIVE


STEPS: dict[str, tuple[Callable[..., Any], DoctorStatus]] = {
    "approve": (ApproveDoctor, DoctorStatus.APPLIED),
    "suspend": (partial(SuspendDoctor, reason="inquiry"), DoctorStatus.ACTIVE),
    "reinstate": (ReinstateDoctor, DoctorStatus.SUSPENDED),
    "leave": (RecordDoctorLeft, DoctorStatus.ACTIVE),
}


@pytest.mark.parametrize("step", STEPS)
def test_a_step_decided_on_an_older_file_is_refused(hospital, step):
    command, status = STEPS[step]
    registered = hospital.handle(to_register())
    with ports_of(hospital.storage) as port:
        doctor = port(Doctors).save(evolve(registered, status=status))
    decided = partial(command, actor=the_cmo(), doctor_id=doctor.id)
    with pytest.raises(DoctorChangedMeanwhile):
        hospital.handle(decided(version=registered.version))
    after = hospital.handle(decided(version=doctor.version))
    assert after.status is not status
    assert after.version == doctor.version + 1


def test_an_update_changes_what_is_given_and_nothing_else(hospital):
    doctor = hospital.handle(to_register())
    updated = hospital.handle(
        UpdateDoctor(
            actor=the_cmo(),
            doctor_id=doctor.id,
            version=doctor.version,
            specialties=("Neurology", "Sleep Medicine"),
        )
    )
    expected = evolve(
        doctor,
        specialties=("Neurology", "Sleep Medicine"),
        version=doctor.version + 1,
    )
    assert updated == expected
    assert [c.id for c in search(hospital, specialty="sleep medicine")] == [doctor.id]
    assert search(hospital, specialty="Cardiology") == []


def test_an_update_of_an_older_file_is_refused(hospital):
    doctor = hospital.handle(to_register())
    update = UpdateDoctor(
        actor=the_cmo(), doctor_id=doctor.id, version=doctor.version, name="Ayesha Khan"
    )
    hospital.handle(update)
    with pytest.raises(DoctorChangedMeanwhile):
        hospital.handle(update)


def test_nobody_renews_their_own_licence(hospital):
    doctor = hospital.handle(to_register())
    renewed = evolve(doctor.licence, valid_until=MONDAY + 3650 * DAY)

    def update(by, licence):
        command = UpdateDoctor(
            actor=by, doctor_id=doctor.id, version=doctor.version, licence=licence
        )
        return hospital.handle(command)

    oneself = the_cmo(doctor_id=doctor.id)
    with pytest.raises(OwnApproval):
        update(oneself, renewed)
    assert update(the_cmo(doctor_id=new(DoctorId)), renewed).licence == renewed


def test_ones_own_file_is_updated_where_the_licence_stays(hospital):
    doctor = hospital.handle(to_register())
    command = UpdateDoctor(
        actor=the_cmo(doctor_id=doctor.id),
        doctor_id=doctor.id,
        version=doctor.version,
        name="Ayesha Khan",
        licence=doctor.licence,
    )

    assert hospital.handle(command).name == "Ayesha Khan"


def test_an_update_tells_of_no_qualification_to_come(hospital):
    doctor = hospital.handle(to_register())
    with pytest.raises(ImpossibleYear):
        hospital.handle(
            UpdateDoctor(
                actor=the_cmo(),
                doctor_id=doctor.id,
                version=doctor.version,
                qualifications=(a_qualification(year=2028),),
            )
        )


def search(hospital, actor=None, **what):
    found = hospital.handle(ListDoctors(actor=actor or the_cmo(), **what))
    return list(found)


def test_staff_see_every_doctor_and_patients_those_who_take_appointments(hospital):
    hospital.handle(to_register(name="Applied Anwar"))
    activate(hospital, an_approved_doctor(hospital, name="Busy Babul"))
    by_staff = search(hospital)
    by_a_patient = search(hospital, an_actor(Role.PATIENT), status=DoctorStatus.APPLIED)
    assert [(c.name, c.status, c.active) for c in by_staff] == [
        ("Applied Anwar", DoctorStatus.APPLIED, False),
        ("Busy Babul", DoctorStatus.ACTIVE, True),
    ]
    assert [(c.name, c.status, c.active) for c in by_a_patient] == [
        ("Busy Babul", None, True)
    ]


def test_doctors_are_listed_by_status_and_found_by_name_and_number(hospital):
    one = hospital.handle(to_register(name="Anwar Hossain"))
    other = an_approved_doctor(hospital, name="Babul Ahmed")
    assert [c.id for c in search(hospital, status=DoctorStatus.APPLIED)] == [one.id]
    assert [c.id for c in search(hospital, q="hoss anw")] == [one.id]
    assert [c.id for c in search(hospital, q=other.number.lower())] == [other.id]
    with pytest.raises(MistypedNumber):
        search(hospital, q="D-000001-0")


@pytest.mark.parametrize("limit", [0, -1, 501])
def test_a_list_is_asked_for_in_parts(hospital, limit):
    with pytest.raises(ImpossibleLimit):
        search(hospital, limit=limit)


def test_the_directory_tells_no_contact_and_no_licence(hospital):
    doctor = hospital.handle(to_register())
    reader = an_actor(Role.PATIENT)
    card = hospital.handle(ReadDoctor(actor=reader, doctor_id=doctor.id))
    assert doctor.name in repr(card)
    for secret in (doctor.contact.phone, doctor.contact.email, doctor.licence.number):
        assert secret not in repr(card)


def test_a_doctor_reads_the_own_file_and_no_other(hospital):
    doctor, other = (hospital.handle(to_register()) for _ in range(2))
    oneself = an_actor(Role.DOCTOR, doctor_id=doctor.id)
    assert hospital.handle(ReadDoctorFile(actor=oneself, doctor_id=doctor.id)) == doctor
    with pytest.raises(DoctorNotFound):
        hospital.handle(ReadDoctorFile(actor=oneself, doctor_id=other.id))


def test_the_chief_medical_officer_reads_every_file(hospital):
    doctor = hospital.handle(to_register())
    assert hospital.handle(ReadDoctorFile(actor=the_cmo(), doctor_id=doctor.id))
    with pytest.raises(DoctorNotFound):
        hospital.handle(ReadDoctorFile(actor=the_cmo(), doctor_id=new(DoctorId)))


def test_the_day_after_the_licence_ends_the_doctor_is_not_booked(hospital):
    doctor = an_approved_doctor(hospital, licence=a_licence(valid_until=MONDAY))
    active = activate(hospital, doctor)
    assert active.may_be_booked_on(MONDAY)
    assert not active.may_be_booked_on(MONDAY + DAY)
