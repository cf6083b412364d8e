"""Who asks for an amendment, who answers, and who reads both (X7)."""

import pytest

from mediklaud.application.privacy.ask_for_amendment import (
    AskForAmendment,
    NoSuchNote,
)
from mediklaud.application.privacy.decide_amendment import DecideAmendment
from mediklaud.application.privacy.disagree_with_amendment import (
    DisagreeWithAmendment,
)
from mediklaud.application.privacy.extend_amendment import ExtendAmendment
from mediklaud.application.privacy.list_amendments import ListAmendments
from mediklaud.application.privacy.list_patient_amendments import (
    ListPatientAmendments,
)
from mediklaud.application.records.complete_consultation import CompleteConsultation
from mediklaud.application.records.read_record import ReadRecord
from mediklaud.application.records.start_consultation import StartConsultation
from mediklaud.domain.errors import NotFound
from mediklaud.domain.messaging.recipient import Recipient
from mediklaud.domain.messaging.topic import Topic
from mediklaud.domain.privacy.amendment import AmendmentChanged, AmendmentStatus
from mediklaud.domain.shared.ids import ConsultationId
from mediklaud.domain.shared.proxy import ProxyScope, Ward
from mediklaud.ports.messaging import Outbox
from tests.builders.at_work import a_booking, a_doctor_at_work, the_doctor
from tests.builders.records import a_diagnosis
from tests.builders.rights import an_adult, the_officer, the_patient_of
from tests.hospital import a_hospital, new, read


@pytest.fixture
def hospital():
    return a_hospital()


@pytest.fixture
def doctor(hospital):
    return a_doctor_at_work(hospital)


@pytest.fixture
def patient(hospital):
    return an_adult(hospital)


@pytest.fixture
def signed(hospital, doctor, patient):
    """What the doctor wrote about the patient."""
    visit = a_booking(hospital, doctor, 1, patient)
    by = {"actor": the_doctor(doctor), "appointment_id": visit.id}
    hospital.handle(StartConsultation(**by))
    note = CompleteConsultation(
        **by, note="Pain in the right knee.", diagnosis=a_diagnosis()
    )
    return hospital.handle(note)


def ask(hospital, patient, about=None, actor=None):
    return hospital.handle(
        AskForAmendment(
            actor=actor or the_patient_of(patient),
            patient_id=patient.id,
            consultation_id=about,
            text="It was the left knee.",
        )
    )


def decide(hospital, asked, actor, *, accepted=True, version=None):
    return hospital.handle(
        DecideAmendment(
            actor=actor,
            amendment_id=asked.id,
            accepted=accepted,
            text="The left knee.",
            version=version,
        )
    )


def waiting(hospital, actor):
    return hospital.handle(ListAmendments(actor=actor))


def test_it_waits_for_who_wrote_the_note_and_for_the_officer(
    hospital, doctor, patient, signed
):
    asked = ask(hospital, patient, signed.id)

    assert asked.author == doctor.id
    assert waiting(hospital, the_doctor(doctor)) == (asked,)
    assert waiting(hospital, the_officer()) == (asked,)
    other = a_doctor_at_work(hospital, name="Farhana Haque")
    assert waiting(hospital, the_doctor(other)) == ()


def test_what_is_about_no_note_waits_for_the_officer_alone(hospital, doctor, patient):
    asked = ask(hospital, patient)

    assert waiting(hospital, the_officer()) == (asked,)
    assert waiting(hospital, the_doctor(doctor)) == ()
    with pytest.raises(NotFound):
        decide(hospital, asked, the_doctor(doctor))


def test_another_doctor_does_not_answer(hospital, patient, signed):
    other = a_doctor_at_work(hospital, name="Farhana Haque")
    asked = ask(hospital, patient, signed.id)

    with pytest.raises(NotFound):
        decide(hospital, asked, the_doctor(other))


def test_the_note_stays_as_it_was_and_the_correction_stands_beside_it(
    hospital, doctor, patient, signed
):
    asked = ask(hospital, patient, signed.id)

    accepted = decide(hospital, asked, the_doctor(doctor))

    me = {"actor": the_patient_of(patient), "patient_id": patient.id}
    record = hospital.handle(ReadRecord(**me))
    [read] = record.consultations
    assert read.signed == signed.signed
    assert [said.correction for said in read.amended] == ["The left knee."]
    assert hospital.handle(ListPatientAmendments(**me)) == (accepted,)
    assert accepted.correction == "The left knee."


def test_the_patient_hears_that_there_is_an_answer(hospital, patient):
    asked = ask(hospital, patient)

    decide(hospital, asked, the_officer(), accepted=False)

    [notice] = read(hospital.storage, Outbox).to(Recipient.patient(patient.id), 10)
    assert notice.cause.topic is Topic.AMENDMENT_DECIDED


def test_what_is_answered_waits_no_longer(hospital, patient):
    decide(hospital, ask(hospital, patient), the_officer())

    assert waiting(hospital, the_officer()) == ()


def test_an_answer_is_to_what_was_read(hospital, patient):
    asked = ask(hospital, patient)
    more_time = ExtendAmendment(
        actor=the_officer(), amendment_id=asked.id, reason="On leave."
    )
    hospital.handle(more_time)

    with pytest.raises(AmendmentChanged):
        decide(hospital, asked, the_officer(), version=asked.version)


def test_a_denial_is_disagreed_with_by_its_patient(hospital, patient):
    denied = decide(hospital, ask(hospital, patient), the_officer(), accepted=False)
    statement = {"amendment_id": denied.id, "statement": "I know my knees."}
    stranger = the_patient_of(an_adult(hospital, "Hasina Banu"))

    with pytest.raises(NotFound):
        hospital.handle(DisagreeWithAmendment(actor=stranger, **statement))
    me = the_patient_of(patient)
    disputed = hospital.handle(DisagreeWithAmendment(actor=me, **statement))

    assert disputed.status is AmendmentStatus.DENIED
    assert disputed.disagreement.statement == "I know my knees."


def test_only_notes_of_ones_own_record_are_asked_about(hospital, signed):
    stranger = an_adult(hospital, "Hasina Banu")

    for about in (signed.id, new(ConsultationId)):
        with pytest.raises(NoSuchNote):
            ask(hospital, stranger, about)


def test_a_guardian_asks_with_the_clinical_scope(hospital, patient):
    mother = an_adult(hospital, "Salma Khatun")
    books = the_patient_of(mother, wards=(Ward(patient.id, (ProxyScope.BILLING,)),))
    reads = the_patient_of(mother, wards=(Ward(patient.id, (ProxyScope.CLINICAL,)),))

    with pytest.raises(NotFound):
        ask(hospital, patient, actor=books)
    assert ask(hospital, patient, actor=reads).asked_by == reads.account_id
