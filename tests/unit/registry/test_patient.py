import pytest

from mediklaud.domain.registry.patient import Patient
from mediklaud.domain.shared.consent import Consent, ContactChannel, ContactPurpose
from mediklaud.domain.shared.texts import MalformedText
from tests.builders.registry import a_patient

EMAIL, SMS = ContactChannel
SMS_ABOUT_APPOINTMENTS = Consent(SMS, ContactPurpose.APPOINTMENTS)


@pytest.mark.parametrize("purpose", ContactPurpose)
def test_a_patient_who_says_nothing_agrees_to_email_and_to_no_sms(purpose):
    assert a_patient().agrees_to(EMAIL, purpose)
    assert not a_patient().agrees_to(SMS, purpose)


def test_consent_is_given_for_one_channel_and_one_purpose():
    patient = a_patient(consents=(SMS_ABOUT_APPOINTMENTS,))
    given = {(c, p) for c in ContactChannel for p in ContactPurpose}
    agreed = {pair for pair in given if patient.agrees_to(*pair)}
    assert agreed == {(SMS, ContactPurpose.APPOINTMENTS)}


def test_a_patient_may_want_no_messages_at_all():
    assert not a_patient(consents=()).agrees_to(EMAIL, ContactPurpose.ACCOUNT)


def test_a_consent_given_twice_is_one():
    twice = (SMS_ABOUT_APPOINTMENTS, SMS_ABOUT_APPOINTMENTS)
    assert a_patient(consents=twice).consents == (SMS_ABOUT_APPOINTMENTS,)


@pytest.mark.parametrize("name", ["", "  ", "?!", "\u200b", "Ra\x00him", "x" * 201])
def test_a_name_that_nobody_can_read_is_refused(name):
    with pytest.raises(MalformedText):
        a_patient(name=name)


def test_a_name_is_kept_as_written_but_for_stray_spaces():
    assert a_patient(name="  María-José  O'Neill ").name == "María-José O'Neill"


@pytest.mark.parametrize("national_id", ["", "--", " "])
def test_a_national_id_without_a_digit_or_letter_is_refused(national_id):
    with pytest.raises(MalformedText):
        a_patient(national_id=national_id)


def test_a_reason_for_a_second_file_is_not_blank():
    with pytest.raises(MalformedText):
        a_patient(duplicate_reason=" ")


@pytest.mark.parametrize("particular", ["name", "birth_date", "contact", "address"])
def test_a_patient_has_a_name_a_birth_date_a_contact_and_an_address(particular):
    fields = {a.name: a for a in Patient.__attrs_attrs__}
    assert fields[particular].default.__class__.__name__ == "_Nothing"
