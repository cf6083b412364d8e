from datetime import date

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mediklaud.domain.registry.gender import Gender
from mediklaud.domain.registry.patient import (
    PatientChangedMeanwhile,
    PatientNotFound,
    PatientStatus,
)
from mediklaud.domain.registry.patient_card import PatientCard
from mediklaud.domain.registry.search import PatientSearch
from mediklaud.domain.shared.consent import Consent, ContactChannel, ContactPurpose
from mediklaud.domain.shared.ids import PatientId
from mediklaud.domain.shared.person import Address, BirthDate, Contact
from mediklaud.ports.registry import Patients
from tests.builders.registry import a_patient, names
from tests.hospital import new, ports_of, read
from tests.statements import statements_on


@pytest.fixture
def patients(storage):
    return read(storage, Patients)


def add(storage, *many):
    with ports_of(storage) as port:
        for patient in many:
            port(Patients).add(patient)
    return many


def test_a_patient_is_known_by_the_exact_number(storage, patients):
    rahim, karim = add(storage, a_patient(), a_patient())

    assert patients.numbered(karim.number) == karim.id
    assert patients.numbered(rahim.number) == rahim.id
    assert patients.numbered(rahim.number[:-2]) is None


def save(storage, patient):
    with ports_of(storage) as port:
        return port(Patients).save(patient)


@pytest.mark.parametrize(
    "patient",
    [
        a_patient(),
        a_patient(
            name="রহিম উদ্দিন",
            birth_date=BirthDate(day=date(1950, 1, 1), estimated=True),
            contact=Contact(phone="+8801912345678"),
            address=Address(line="Flat 3", city="Dhaka", postcode="1205", country="IN"),
            gender=Gender.MALE,
            national_id="1990-123",
            consents=(Consent(ContactChannel.SMS, ContactPurpose.BILLING),),
            status=PatientStatus.DECEASED,
            duplicate_reason="a cousin",
        ),
        a_patient(contact=Contact(email="rahim@example.org"), consents=()),
    ],
    ids=["plain", "with everything", "without phone and consent"],
)
def test_a_patient_comes_back_as_remembered(storage, patients, patient):
    add(storage, patient)
    assert patients.get(patient.id) == patient


def test_an_unknown_patient_is_not_found(patients):
    with pytest.raises(PatientNotFound):
        patients.get(new(PatientId))


def test_a_saved_patient_has_the_next_version_and_is_found_anew(storage, patients):
    (patient,) = add(storage, a_patient(name="Rahim Uddin"))
    saved = save(storage, evolve(patient, name="Rahima Khatun"))
    assert saved.version == patient.version + 1
    assert patients.get(patient.id) == saved
    assert find(patients, "khatun") == [patient.id]
    assert find(patients, "uddin") == []


def test_a_file_that_was_changed_meanwhile_is_not_saved(storage, patients):
    (patient,) = add(storage, a_patient())
    saved = save(storage, evolve(patient, name="First Change"))
    with pytest.raises(PatientChangedMeanwhile):
        save(storage, evolve(patient, name="Second Change"))
    assert patients.get(patient.id) == saved
    assert find(patients, "second") == []


def find(patients, text, after=None, limit=50):
    cards = patients.find(PatientSearch.parse(text), after, limit)
    return [card.id for card in cards]


def in_pages(patients, text, limit):
    seen, after = [], None
    while page := find(patients, text, after, limit):
        seen += page
        after = page[-1]
    return seen


def test_a_found_patient_is_shown_by_a_card(storage, patients):
    (patient,) = add(storage, a_patient())
    cards = patients.find(PatientSearch.parse("rahim"), None, 50)
    assert cards == (PatientCard.of(patient),)


def test_patients_are_found_by_name_number_phone_email_and_national_id(
    storage, patients
):
    one, _ = add(
        storage,
        a_patient(national_id="BX-551", contact=_reached_by("5678", "rahim@x.org")),
        a_patient(
            name="Karim Khan",
            national_id="CX-551",
            contact=_reached_by("5679", "karim@x.org"),
        ),
    )
    for text in ("rah udd", one.number, "0190005678", "RAHIM@X.org", "bx 551"):
        assert find(patients, text) == [one.id], text


def _reached_by(digits, email):
    return Contact(phone=f"+88019000{digits}", email=email)


def test_patients_are_found_in_the_order_of_their_enrolment(storage, patients):
    names = ("Zara Rahman", "Rahim Zaman", "Rahman Ali", "Rahim Abedin")
    many = add(storage, *map(_named, names))
    assert find(patients, "rah") == [patient.id for patient in many]


def _named(name):
    return a_patient(name=name)


def test_a_patient_with_two_words_that_fit_is_found_once(storage, patients):
    rahim, rahman = add(storage, _named("Rahima Rahman"), _named("Rahman Ali"))
    assert find(patients, "rah") == [rahim.id, rahman.id]
    assert in_pages(patients, "rah", 1) == [rahim.id, rahman.id]


def test_a_long_result_goes_on_after_the_last_one_seen(storage, patients):
    many = ("Rahim", "Rahman", "Rahi", "Karim", "Rahima")
    add(storage, *(_named(f"{one} {other}") for one in many for other in many))
    for text in ("rah", "rahi", "kar rah", "01912345678", "rahim@example.org"):
        whole = find(patients, text)
        assert len(whole) == len(set(whole)) >= 8, text
        assert in_pages(patients, text, 2) == whole, text


def test_those_whom_the_tokens_find_too_many_do_not_shorten_a_page(storage, patients):
    others = [_named("Chowdhari"), *(_named(f"Chowdhari {i}") for i in "abcdefghi")]
    add(storage, *others[:5])
    (first,) = add(storage, _named("Azad Chowdhury"))
    add(storage, *others[5:])
    (second,) = add(storage, _named("Chowdhury Abul"))
    assert find(patients, "chowdhury", limit=2) == [first.id, second.id]
    assert in_pages(patients, "chowdhury", 1) == [first.id, second.id]


def test_a_search_reads_few_times_however_many_it_reads_for_nothing(database):
    add(database, *(_named(f"Chowdhari {nth:03}") for nth in range(300)))
    with statements_on(database.engine) as asked:
        assert find(read(database, Patients), "chowdhury", limit=5) == []
    assert sum("patient_tokens" in statement for statement in asked) <= 4


def test_a_merged_files_number_stands_for_the_one_it_was_merged_into(storage, patients):
    one, other, third = add(storage, a_patient(), a_patient(), a_patient())
    for merged, into in ((one, other), (other, third)):
        gone = {"status": PatientStatus.MERGED, "merged_into": into.id}
        save(storage, evolve(merged, **gone))
    assert patients.numbered(one.number) == third.id
    assert patients.get(one.id).merged_into == other.id
    assert find(patients, "rahim") == [third.id]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(data=st.data())
def test_every_storage_finds_whom_the_search_finds(storage, data):
    patients = read(storage, Patients)
    mark = f"mark{new(PatientId).value.hex}"  # this example's patients only
    people = data.draw(st.lists(names, min_size=1, max_size=8))
    text = data.draw(names)
    limit = data.draw(st.integers(1, 3))
    many = add(storage, *(_named(f"{name} {mark}") for name in people))
    search = PatientSearch.parse(f"{text} {mark}")
    expected = [patient.id for patient in many if search.finds(patient)]
    assert in_pages(patients, f"{text} {mark}", limit) == expected


def alike(patients, patient):
    return {other.id for other in patients.alike(patient)}


STRANGER = {
    "name": "Karim Khan",
    "birth_date": BirthDate(day=date(1971, 12, 16)),
    "contact": Contact(phone="+8801500000000"),
}


@pytest.mark.parametrize(
    ("is_alike", "shared"),
    [
        (False, {}),
        (True, {"national_id": "1990 123"}),
        (True, {"name": "uddin rahim", "birth_date": a_patient().birth_date}),
        (False, {"name": "Rahim Uddin"}),
        (False, {"birth_date": a_patient().birth_date}),
        (True, {"contact": a_patient().contact}),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, dict) else str(value),
)
def test_others_are_alike_by_national_id_name_and_birth_date_or_phone(
    storage, patients, is_alike, shared
):
    (other,) = add(storage, a_patient(**{**STRANGER, **shared}))
    patient = a_patient(national_id="1990-123")
    assert alike(patients, patient) == ({other.id} if is_alike else set())


def test_what_nobody_has_makes_nobody_alike(storage, patients):
    add(storage, a_patient(**{**STRANGER, "contact": Contact(email="k@example.org")}))
    patient = a_patient(contact=Contact(email="k@example.org"), national_id=None)
    assert alike(patients, patient) == set()


def test_a_patient_is_not_alike_to_itself(storage, patients):
    (patient,) = add(storage, a_patient())
    assert alike(patients, patient) == set()


def test_a_phone_that_stands_for_none_tells_of_the_newest_hundred(storage, patients):
    many = add(storage, *(a_patient(name=f"Nobody {i:03}") for i in range(110)))
    stranger = a_patient(**{**STRANGER, "contact": many[0].contact})
    assert alike(patients, stranger) == {other.id for other in many[10:]}
