"""Whom an answer shows, wherever in it they stand."""

from datetime import date

from attrs import frozen

from mediklaud.application.patients_in import patients_in
from mediklaud.domain.registry.patient import PatientNotFound
from mediklaud.domain.registry.patient_card import PatientCard
from mediklaud.domain.shared.ids import DoctorId, PatientId
from tests.builders.access import an_entry
from tests.builders.knowledge import TODAY
from tests.builders.registry import a_patient
from tests.hospital import new


@frozen
class Holder:
    things: object
    beside: object = None


def test_everybody_in_a_list_of_cards_is_named_once_in_its_order():
    one, other = a_patient(), a_patient()
    cards = tuple(PatientCard.of(patient) for patient in (other, one, other))

    assert patients_in(cards) == (other.id, one.id)


def test_whoever_stands_deeper_is_named_too():
    one, other, third, fourth = (new(PatientId) for _ in range(4))
    deep = Holder((Holder([one], {"for": other}),), frozenset({Holder(third, fourth)}))

    assert patients_in(deep) == (one, other, third, fourth)


@frozen
class Named:
    day: date
    note: str | None
    whom: PatientId | None
    beside: tuple[str, ...] = ()


def test_a_field_that_may_hold_a_patient_is_read_beside_plain_ones():
    one = new(PatientId)

    assert patients_in([Named(TODAY, None, one), Named(TODAY, "a note", None)]) == (
        one,
    )


def test_other_ids_and_plain_values_are_nobody():
    assert patients_in((new(DoctorId), "a text", 7, None)) == ()
    assert patients_in(None) == ()


def test_a_patient_who_was_not_found_was_not_shown():
    assert patients_in(PatientNotFound(new(PatientId))) == ()


def test_who_reads_that_a_list_was_read_sees_not_the_list():
    about, listed = new(PatientId), new(PatientId)
    entry = an_entry(patient_id=about, seen=(listed,))

    assert patients_in((entry, an_entry(patient_id=None))) == (about,)
