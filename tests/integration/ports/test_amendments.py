"""What `Amendments` promises, on every storage."""

from datetime import timedelta

import pytest

from mediklaud.domain.access.scope import EVERYONE, Scope
from mediklaud.domain.privacy.amendment import AmendmentChanged, AmendmentNotFound
from mediklaud.domain.privacy.policy import PrivacyPolicy
from mediklaud.domain.records.note import Note
from mediklaud.domain.shared.ids import (
    AccountId,
    ConsultationId,
    DoctorId,
    NoteId,
    PatientId,
)
from mediklaud.ports.records import Consultations, Records
from mediklaud.ports.rights import Amendments
from tests.builders.at_work import a_known_appointment
from tests.builders.records import a_consultation, a_signed_consultation
from tests.builders.rights import an_amendment
from tests.builders.scheduling import a_known_doctor, a_known_patient
from tests.clock import MONDAY_MORNING
from tests.hospital import new, ports_of, read

NOW = MONDAY_MORNING
DAY = timedelta(days=1)


@pytest.fixture
def amendments(storage):
    return read(storage, Amendments)


@pytest.fixture
def patient(storage):
    return a_known_patient(storage)


def known(storage, patient, **what):
    """One that the hospital remembers."""
    amendment = an_amendment(**{"patient_id": patient.id, **what})
    with ports_of(storage) as port:
        port(Amendments).add(amendment)
    return amendment


def save(storage, amendment):
    with ports_of(storage) as port:
        port(Amendments).save(amendment)


def kept(storage, make=a_signed_consultation):
    """A consultation that the hospital remembers, with the note or without."""
    visit = a_known_appointment(storage)
    consultation = make(
        appointment_id=visit.id, patient_id=visit.patient_id, doctor_id=visit.doctor_id
    )
    with ports_of(storage) as port:
        port(Consultations).add(consultation)
    return consultation


def about(storage, consultation):
    """A wish about this consultation's note."""
    amendment = an_amendment(
        patient_id=consultation.patient_id,
        consultation_id=consultation.id,
        author=consultation.doctor_id,
    )
    with ports_of(storage) as port:
        port(Amendments).add(amendment)
    return amendment


def lives():
    """All that can become of a wish."""
    by, policy = new(AccountId), PrivacyPolicy()
    asked = an_amendment(text="Two lines:\n“আমি”")
    extended = asked.extend("On leave.", at=NOW + DAY, policy=policy)
    accepted = extended.decide(accepted=True, text="Left.", by=by, at=NOW + DAY)
    denied = asked.decide(accepted=False, text="No.", by=None, at=NOW + DAY)
    disputed = denied.disagree("But yes.", at=NOW + 2 * DAY)
    return asked, extended, accepted, denied, disputed


@pytest.mark.parametrize("number", range(5))
def test_whatever_became_of_it_it_comes_back_equal(
    storage, amendments, patient, number
):
    one = known(
        *(storage, patient),
        **{
            name: getattr(lives()[number], name)
            for name in ("text", "due_at", "extension", "decision", "disagreement")
        },
    )

    assert amendments.get(one.id, EVERYONE) == one


def test_a_saved_one_stands_as_it_was_saved(storage, amendments, patient):
    decided = known(storage, patient).decide(
        accepted=True, text="Left.", by=None, at=NOW
    )

    save(storage, decided)

    assert amendments.get(decided.id, EVERYONE) == decided


def test_of_two_answers_the_first_one_counts(storage, amendments, patient):
    asked = known(storage, patient)
    first, second = (
        asked.decide(accepted=accepted, text="So.", by=None, at=NOW)
        for accepted in (True, False)
    )
    save(storage, first)

    with pytest.raises(AmendmentChanged):
        save(storage, second)

    assert amendments.get(asked.id, EVERYONE) == first


def test_its_patient_and_its_author_find_it_and_nobody_else(storage, amendments):
    asked = about(storage, kept(storage))

    theirs = Scope(patients=frozenset({asked.patient_id}))
    author = Scope(schedule_of=asked.author)
    assert amendments.get(asked.id, theirs) == asked
    assert amendments.get(asked.id, author) == asked
    for stranger in (
        Scope(schedule_of=new(DoctorId)),
        Scope(patients=frozenset({new(PatientId)})),
        Scope(),
    ):
        with pytest.raises(AmendmentNotFound):
            amendments.get(asked.id, stranger)


def test_what_waits_is_told_to_its_author_the_first_asked_first(storage, amendments):
    note = kept(storage)
    first, second = about(storage, note), about(storage, note)
    about(storage, kept(storage))
    mine = Scope(schedule_of=note.doctor_id)

    assert amendments.waiting(mine, after=None, limit=9) == (first, second)
    assert amendments.waiting(mine, after=first.id, limit=9) == (second,)
    assert amendments.waiting(mine, after=None, limit=1) == (first,)


def test_the_officer_is_told_of_all(storage, amendments, patient):
    asked = [about(storage, kept(storage)), known(storage, patient)]

    assert amendments.waiting(EVERYONE, after=None, limit=9) == tuple(asked)


def test_what_is_answered_does_not_wait(storage, amendments, patient):
    asked = known(storage, patient)

    save(storage, asked.decide(accepted=False, text="No.", by=None, at=NOW))

    assert amendments.waiting(EVERYONE, after=None, limit=9) == ()


def test_a_doctor_without_wishes_has_an_empty_list(storage, amendments, patient):
    known(storage, patient)

    assert amendments.waiting(Scope(), after=None, limit=9) == ()


def test_a_patients_own_are_listed_the_newest_first(storage, amendments, patient):
    first, second, third = (known(storage, patient) for _ in range(3))
    known(storage, a_known_patient(storage))

    page = amendments.of_patient(patient.id, after=None, limit=2)
    rest = amendments.of_patient(patient.id, after=second.id, limit=2)

    assert (page, rest) == ((third, second), (first,))


def test_who_signed_a_note_is_known_by_it_and_its_patient(storage, amendments):
    note = kept(storage)

    assert amendments.author_of(note.id, note.patient_id) == note.doctor_id
    assert amendments.author_of(note.id, new(PatientId)) is None
    assert amendments.author_of(new(ConsultationId), note.patient_id) is None


def test_an_open_note_has_no_author_yet(storage, amendments):
    note = kept(storage, a_consultation)

    assert amendments.author_of(note.id, note.patient_id) is None


def test_who_wrote_a_note_besides_is_known_too(storage, amendments):
    doctor, patient = a_known_doctor(storage), a_known_patient(storage)
    note = Note(
        id=new(NoteId),
        patient_id=patient.id,
        author=doctor.id,
        at=NOW,
        text="Called back.",
    )
    with ports_of(storage) as port:
        port(Records).add_note(note)
    asked = known(storage, patient, note_id=note.id, author=doctor.id)

    assert amendments.author_of(note.id, patient.id) == doctor.id
    assert amendments.author_of(note.id, new(PatientId)) is None
    assert amendments.author_of(new(NoteId), patient.id) is None
    assert amendments.get(asked.id, EVERYONE) == asked
