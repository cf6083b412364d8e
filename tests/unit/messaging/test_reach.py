from itertools import product

import pytest

from mediklaud.domain.messaging.reach import address_for, ways_to_reach
from mediklaud.domain.messaging.recipient import Channel, Recipient
from mediklaud.domain.messaging.topic import Topic
from mediklaud.domain.shared.consent import Consent, ContactChannel, ContactPurpose
from mediklaud.domain.shared.ids import DoctorId
from tests.builders.messaging import a_cause, a_notice, particulars
from tests.hospital import new

APPOINTMENTS, ACCOUNT = ContactPurpose.APPOINTMENTS, ContactPurpose.ACCOUNT
BY_MAIL, BY_SMS = ContactChannel.EMAIL, ContactChannel.SMS


def test_an_agreed_mail_goes_to_the_address_and_no_sms_that_nobody_chose():
    assert ways_to_reach(a_notice(), particulars()) == (Channel.EMAIL,)


def test_an_sms_goes_to_those_who_chose_it():
    known = particulars(consents=(Consent(BY_SMS, APPOINTMENTS),))

    assert ways_to_reach(a_notice(), known) == (Channel.SMS,)
    assert address_for(a_notice(), known, Channel.SMS) == known.phone


def test_both_go_to_those_who_chose_both():
    both = (Consent(BY_MAIL, APPOINTMENTS), Consent(BY_SMS, APPOINTMENTS))

    ways = ways_to_reach(a_notice(), particulars(consents=both))

    assert ways == (Channel.EMAIL, Channel.SMS)


def test_a_choice_without_an_address_reaches_nobody():
    both = (Consent(BY_MAIL, APPOINTMENTS), Consent(BY_SMS, APPOINTMENTS))
    known = particulars(email=None, phone=None, consents=both)

    assert ways_to_reach(a_notice(), known) == ()


@pytest.mark.parametrize(
    ("agreed", "topic"),
    [
        (agreed, topic)
        for agreed, topic in product(ContactPurpose, list(Topic)[:5])
        if agreed != (ACCOUNT if topic is Topic.PATIENT_INVITED else APPOINTMENTS)
    ],
)
def test_a_yes_to_one_purpose_is_no_yes_to_another(agreed, topic):
    everything_else = tuple(Consent(channel, agreed) for channel in ContactChannel)
    notice = a_notice(cause=a_cause(topic))

    assert ways_to_reach(notice, particulars(consents=everything_else)) == ()


def test_an_invitation_goes_to_those_who_agreed_to_hear_of_their_account():
    notice = a_notice(cause=a_cause(Topic.PATIENT_INVITED))
    known = particulars(consents=(Consent(BY_MAIL, ACCOUNT),))

    assert ways_to_reach(notice, known) == (Channel.EMAIL,)


def test_a_doctor_is_written_to_by_mail_alone_and_is_not_asked():
    notice = a_notice(recipient=Recipient.doctor(new(DoctorId)))

    assert ways_to_reach(notice, particulars(consents=())) == (Channel.EMAIL,)


@pytest.mark.parametrize("agreed", ContactPurpose)
def test_a_warning_goes_wherever_anything_may_go(agreed):
    notice = a_notice(cause=a_cause(Topic.BATCH_RECALLED))
    known = particulars(consents=(Consent(BY_SMS, agreed),))

    assert ways_to_reach(notice, known) == (Channel.SMS,)
    assert ways_to_reach(notice, particulars(consents=())) == ()
