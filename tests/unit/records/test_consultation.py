"""A consultation's life: open, then signed for ever."""

from datetime import timedelta

import pytest
from attrs.exceptions import FrozenInstanceError

from mediklaud.domain.records.consultation import AlreadySigned
from mediklaud.domain.shared.period import NaiveInstant
from mediklaud.domain.shared.texts import MalformedText
from tests.builders.records import a_consultation, a_diagnosis, a_signed_consultation
from tests.clock import MONDAY_MORNING

LATER = MONDAY_MORNING + timedelta(minutes=20)


def signed(consultation, note="Rest and drink.", at=LATER):
    return consultation.sign(
        note=note, diagnosis=a_diagnosis(), author=consultation.doctor_id, at=at
    )


def test_a_new_consultation_is_open():
    assert a_consultation().signed is None


def test_signing_says_who_when_and_what():
    consultation = a_consultation()

    note = signed(consultation).signed

    assert note.author == consultation.doctor_id
    assert note.at == LATER
    assert note.note == "Rest and drink."
    assert note.diagnosis == a_diagnosis()


def test_signing_leaves_whose_and_when_it_was():
    consultation = a_consultation()

    after = signed(consultation)

    assert after.id == consultation.id
    assert after.patient_id == consultation.patient_id
    assert after.started_at == consultation.started_at


def test_a_signed_consultation_is_never_signed_again():
    consultation = a_signed_consultation()

    with pytest.raises(AlreadySigned) as refused:
        signed(consultation)

    assert refused.value.facts == {"consultation_id": consultation.id}
    assert refused.value.rule == "R1"


def test_a_signed_note_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        a_signed_consultation().signed.note = "Something else."


@pytest.mark.parametrize("note", ["", "  \n ", "x" * 10_001, "a\x07"])
def test_a_note_says_something_that_can_be_read(note):
    with pytest.raises(MalformedText):
        signed(a_consultation(), note=note)


def test_a_note_keeps_its_lines():
    assert signed(a_consultation(), note="One.\r\n\r\nTwo. ").signed.note == (
        "One.\n\nTwo."
    )


def test_a_note_is_signed_at_a_known_instant():
    with pytest.raises(NaiveInstant):
        signed(a_consultation(), at=LATER.replace(tzinfo=None))


def test_what_was_found_is_never_shown_by_accident():
    shown = repr(a_signed_consultation(note="Told of an affair."))

    assert "affair" not in shown
    assert "J06" not in shown
    assert "cold" not in shown
