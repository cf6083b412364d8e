from datetime import date

import pytest
from attrs import evolve

from mediklaud.application.registry.find_patients import FindPatients
from mediklaud.application.registry.identify_patient import (
    IdentifyPatient,
    NobodyHasThisNumber,
)
from mediklaud.application.registry.read_patient import ReadPatient
from mediklaud.application.registry.update_patient import (
    OnlyAMergeMerges,
    OnlyTheDeskChangesThis,
    UpdatePatient,
)
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.scope import RoleLacksPermission
from mediklaud.domain.registry.duplicates import LikelyDuplicate
from mediklaud.domain.registry.gender import Gender
from mediklaud.domain.registry.patient import (
    PatientChangedMeanwhile,
    PatientNotFound,
    PatientStatus,
)
from mediklaud.domain.registry.search import TooLittleToFind
from mediklaud.domain.shared.consent import Consent, ContactChannel, ContactPurpose
from mediklaud.domain.shared.ids import DoctorId
from mediklaud.domain.shared.numbers import MistypedNumber, checked
from mediklaud.domain.shared.person import (
    Address,
    BirthDate,
    Contact,
    ContactChanges,
    ImpossibleBirthDate,
    NoContact,
)
from tests.builders.registry import (
    DAY,
    MONDAY,
    an_enrolled_patient,
    the_desk,
    to_enrol,
)
from tests.hospital import a_hospital, an_actor, new

NEW_PHONE = ContactChanges(phone="+8801555555555")


@pytest.fixture
def hospital():
    return a_hospital()


def oneself(patient):
    return an_actor(Role.PATIENT, patient_id=patient.id)


def test_an_enrolled_patient_has_a_number_of_their_own(hospital):
    one, other = (an_enrolled_patient(hospital) for _ in range(2))
    assert [checked(p.number)[:8] for p in (one, other)] == ["P-000001", "P-000002"]


def test_a_birth_date_lies_between_1850_and_today(hospital):
    hospital.handle(to_enrol(birth_date=BirthDate(day=MONDAY)))
    for day in (MONDAY + DAY, date(1849, 12, 31)):
        with pytest.raises(ImpossibleBirthDate):
            hospital.handle(to_enrol(birth_date=BirthDate(day=day)))


def test_a_second_file_needs_a_reason_which_is_kept(hospital):
    first = hospital.handle(to_enrol()).patient
    with pytest.raises(LikelyDuplicate) as refusal:
        hospital.handle(to_enrol())
    assert refusal.value.candidates == (first.id,)
    assert refusal.value.numbers == (first.number,)
    second = hospital.handle(to_enrol(duplicate_reason="a cousin of that name"))
    assert second.patient.duplicate_reason == "a cousin of that name"
    assert second.likely_duplicates == (first.id,)


def test_a_refused_enrolment_uses_up_no_number(hospital):
    hospital.handle(to_enrol())
    with pytest.raises(LikelyDuplicate):
        hospital.handle(to_enrol())
    assert an_enrolled_patient(hospital).number.startswith("P-000002")


def test_the_same_national_id_is_found_whatever_the_name(hospital):
    hospital.handle(to_enrol(national_id="1990-123"))
    with pytest.raises(LikelyDuplicate):
        hospital.handle(to_enrol(name="Somebody Else", national_id="1990 123"))


def test_a_likely_duplicate_is_enrolled_and_told(hospital):
    first = hospital.handle(to_enrol()).patient
    other_day = BirthDate(day=date(1991, 5, 17))
    enrolment = hospital.handle(to_enrol(name="Md Rahim Udin", birth_date=other_day))
    assert enrolment.likely_duplicates == (first.id,)


def test_nobody_but_the_desk_enrols(hospital):
    with pytest.raises(RoleLacksPermission):
        hospital.handle(to_enrol(actor=an_actor(Role.DOCTOR)))


def update(hospital, patient, actor=None, **what):
    return hospital.handle(
        UpdatePatient(
            actor=actor or the_desk(),
            patient_id=patient.id,
            **{"version": patient.version, **what},
        )
    )


def test_the_desk_changes_what_is_given_and_nothing_else(hospital):
    patient = an_enrolled_patient(hospital, national_id="1990")
    updated = update(hospital, patient, name="Rahima Khatun", gender=Gender.FEMALE)
    assert updated == evolve(
        patient, name="Rahima Khatun", gender=Gender.FEMALE, version=2
    )
    assert find(hospital, "khatun") == [patient.id]
    assert find(hospital, "uddin") == []


def test_a_wrong_national_id_can_be_taken_away(hospital):
    patient = an_enrolled_patient(hospital, national_id="1990-123")
    assert update(hospital, patient, national_id="").national_id is None
    assert find(hospital, "1990123") == []


def test_papers_of_somebody_elses_file_need_a_reason(hospital):
    other = an_enrolled_patient(hospital, name="Karim Khan", national_id="1990-123")
    patient = an_enrolled_patient(hospital)
    with pytest.raises(LikelyDuplicate) as refusal:
        update(hospital, patient, national_id="1990 123")
    assert refusal.value.candidates == (other.id,)
    given = update(
        hospital, patient, national_id="1990 123", duplicate_reason="one card for two"
    )
    assert given.duplicate_reason == "one card for two"


def test_who_was_another_person_before_is_not_asked_about_again(hospital):
    twins = [an_enrolled_patient(hospital) for _ in range(2)]
    updated = update(hospital, twins[1], national_id="1990-123")
    assert updated.national_id == "1990-123"


def test_a_file_becomes_merged_by_a_merge_alone(hospital):
    patient = an_enrolled_patient(hospital)
    with pytest.raises(OnlyAMergeMerges):
        update(hospital, patient, status=PatientStatus.MERGED)


def test_billing_reads_how_to_reach_a_patient_but_not_the_papers(hospital):
    patient = an_enrolled_patient(
        hospital, national_id="1990-123", gender=Gender.FEMALE
    )
    seen = read(hospital, patient, an_actor(Role.BILLING))
    assert (seen.name, seen.number, seen.birth_date, seen.contact, seen.address) == (
        patient.name,
        patient.number,
        patient.birth_date,
        patient.contact,
        patient.address,
    )
    assert (seen.national_id, seen.gender, seen.duplicate_reason) == (None, None, None)


def test_who_is_of_the_desk_too_sees_what_the_desk_sees(hospital):
    patient = an_enrolled_patient(hospital, national_id="1990-123")
    somebody = an_actor(Role.BILLING, Role.FRONT_DESK)
    assert read(hospital, patient, somebody) == patient


def test_the_desk_records_that_a_patient_has_died_and_corrects_a_mistake(hospital):
    patient = an_enrolled_patient(hospital)
    died = update(hospital, patient, status=PatientStatus.DECEASED)
    assert died.status is PatientStatus.DECEASED
    assert update(hospital, died, status=PatientStatus.ACTIVE).version == 3


def test_a_birth_date_is_not_moved_into_the_future(hospital):
    patient = an_enrolled_patient(hospital)
    with pytest.raises(ImpossibleBirthDate):
        update(hospital, patient, birth_date=BirthDate(day=MONDAY + DAY))


def test_a_patient_changes_how_to_be_reached(hospital):
    patient = an_enrolled_patient(hospital)
    by_sms = (Consent(ContactChannel.SMS, ContactPurpose.APPOINTMENTS),)
    address = Address(line="Farm 2", city="Sylhet")
    updated = update(
        hospital,
        patient,
        oneself(patient),
        contact=NEW_PHONE,
        address=address,
        consents=by_sms,
    )
    assert updated.contact.phone == NEW_PHONE.phone
    assert updated.address == address
    assert updated.consents == by_sms


def test_a_new_phone_leaves_the_mail_address_until_that_is_taken_away(hospital):
    patient = an_enrolled_patient(hospital)

    by_both = update(hospital, patient, contact=NEW_PHONE)
    by_phone = update(hospital, by_both, contact=ContactChanges(email=""))

    assert by_both.contact == evolve(patient.contact, phone=NEW_PHONE.phone)
    assert by_phone.contact == Contact(phone=NEW_PHONE.phone)
    with pytest.raises(NoContact):
        update(hospital, by_phone, contact=ContactChanges(phone=""))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "Another Name"),
        ("birth_date", BirthDate(day=date(1980, 1, 1))),
        ("gender", Gender.OTHER),
        ("national_id", ""),
        ("status", PatientStatus.INACTIVE),
    ],
)
def test_a_patient_changes_nothing_else(hospital, field, value):
    patient = an_enrolled_patient(hospital)
    with pytest.raises(OnlyTheDeskChangesThis) as refusal:
        update(hospital, patient, oneself(patient), contact=NEW_PHONE, **{field: value})
    assert refusal.value.fields == (field,)
    assert read(hospital, patient) == patient


def test_an_update_of_an_older_file_is_refused(hospital):
    patient = an_enrolled_patient(hospital)
    update(hospital, patient, contact=NEW_PHONE)
    with pytest.raises(PatientChangedMeanwhile):
        update(hospital, patient, contact=NEW_PHONE)


def read(hospital, patient, actor=None):
    actor = actor or the_desk()
    return hospital.handle(ReadPatient(actor=actor, patient_id=patient.id))


def test_a_patient_reads_the_own_file_and_no_other(hospital):
    patient, other = (an_enrolled_patient(hospital) for _ in range(2))
    assert read(hospital, patient, oneself(patient)) == patient
    with pytest.raises(PatientNotFound):
        read(hospital, other, oneself(patient))
    with pytest.raises(PatientNotFound):
        update(hospital, other, oneself(patient), contact=NEW_PHONE)


def identify(hospital, number, actor):
    query = IdentifyPatient(actor=actor, number=number)
    return hospital.handle(query).patient_id


@pytest.mark.parametrize(
    "role",
    [Role.FRONT_DESK, Role.BILLING, Role.CHIEF_MEDICAL_OFFICER, Role.PRIVACY_OFFICER],
)
def test_staff_tell_whom_they_mean_by_the_number(hospital, role):
    patient = an_enrolled_patient(hospital)
    as_typed = patient.number.lower().replace("-", "")

    assert identify(hospital, as_typed, an_actor(role)) == patient.id


def test_a_number_tells_doctors_and_patients_nothing_of_others(hospital):
    patient, other = (an_enrolled_patient(hospital) for _ in range(2))
    a_doctor = an_actor(Role.DOCTOR, doctor_id=new(DoctorId))

    assert identify(hospital, patient.number, oneself(patient)) == patient.id
    for stranger in (oneself(other), a_doctor):
        with pytest.raises(NobodyHasThisNumber):
            identify(hospital, patient.number, stranger)


def find(hospital, text, **what):
    cards = hospital.handle(FindPatients(actor=the_desk(), q=text, **what))
    return [card.id for card in cards]


def test_a_patient_is_found_at_once_after_enrolment(hospital):
    patient = an_enrolled_patient(hospital, national_id="BX 55-1")
    for text in ("rahim", patient.number, "01912345678", "bx551"):
        assert find(hospital, text) == [patient.id], text


def test_a_search_shows_the_least_that_tells_patients_apart(hospital):
    patient = an_enrolled_patient(hospital)
    (card,) = hospital.handle(FindPatients(actor=the_desk(), q="rahim"))
    assert (card.id, card.number, card.name, card.birth_date) == (
        patient.id,
        patient.number,
        patient.name,
        patient.birth_date,
    )
    assert patient.contact.phone not in repr(card)


def test_a_mistyped_patient_number_is_told(hospital):
    number = an_enrolled_patient(hospital).number
    typed = number[:-1] + str((int(number[-1]) + 1) % 10)
    with pytest.raises(MistypedNumber):
        find(hospital, typed)


def test_the_end_of_a_list_is_no_mistyped_number(hospital):
    patient = an_enrolled_patient(hospital, national_id="P1234567")
    assert find(hospital, "P1234567", after=patient.id) == []


def test_a_passport_written_like_a_patient_number_is_no_mistake(hospital):
    patient = an_enrolled_patient(hospital, national_id="P1234567")
    assert find(hospital, "P1234567") == [patient.id]


def test_too_little_to_find_anybody_by_is_refused(hospital):
    an_enrolled_patient(hospital)
    for text in (" ", "ra", "5678", "bx55", "1990-05-17"):
        with pytest.raises(TooLittleToFind):
            find(hospital, text)


def test_a_short_name_that_somebody_has_is_not_too_little(hospital):
    patient = an_enrolled_patient(hospital, name="Li Wu")
    assert find(hospital, "li") == find(hospital, "wu li") == [patient.id]


def test_the_end_of_a_short_names_list_is_no_mistake(hospital):
    patient = an_enrolled_patient(hospital, name="Li Wu")
    assert find(hospital, "li", after=patient.id) == []


@pytest.mark.parametrize("role", [Role.PATIENT, Role.DOCTOR, Role.ADMINISTRATOR])
def test_only_the_desk_and_billing_search_among_all_patients(hospital, role):
    with pytest.raises(RoleLacksPermission):
        hospital.handle(FindPatients(actor=an_actor(role), q="rahim"))
