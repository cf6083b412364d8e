"""How a patient comes by the way into the portal (P6)."""

import re
from datetime import timedelta

import pytest

from mediklaud.application.access.accept_invitation import AcceptInvitation
from mediklaud.application.access.disable_account import DisableAccount
from mediklaud.application.access.invite_patient import InvitePatient
from mediklaud.application.messaging.courier import Courier
from mediklaud.domain.access.actor import ANONYMOUS, Role
from mediklaud.domain.shared.consent import Consent, ContactChannel, ContactPurpose
from mediklaud.domain.shared.person import Contact
from tests.builders.access import entries, the_token
from tests.builders.messaging import Postbag
from tests.builders.registry import an_enrolled_patient, the_desk
from tests.clock import StandingClock
from tests.hospital import a_hospital, an_actor

PASSWORD = "amber quills under seven maples"


@pytest.fixture
def clock():
    return StandingClock()


@pytest.fixture
def hospital(clock):
    return a_hospital(clock=clock)


@pytest.fixture
def courier(hospital):
    return Courier(app=hospital, mailer=Postbag(), sms=Postbag())


def invite(hospital, patient):
    return hospital.handle(InvitePatient(actor=the_desk(), patient_id=patient.id))


def token_in(letter):
    [token] = re.findall(r"/invitation#(\S+)", letter.text)
    return token


def accept(hospital, patient, token):
    command = AcceptInvitation(
        actor=ANONYMOUS,
        token=token,
        password=PASSWORD,
        birth_date=patient.birth_date.day,
    )
    return hospital.handle(command)


def test_an_invited_patient_gets_a_link_that_works(hospital, courier):
    patient = an_enrolled_patient(hospital)
    invite(hospital, patient)

    courier.deliver_due()

    [letter] = courier.mailer.letters
    account = accept(hospital, patient, token_in(letter))
    assert account.patient_id == patient.id
    assert f"sign in with {account.login}" in letter.text


def test_whoever_invites_does_not_see_what_is_sent(hospital):
    invitation = invite(hospital, an_enrolled_patient(hospital))

    assert (invitation.token, invitation.purpose) == (None, "sent")


@pytest.mark.parametrize(
    "unreachable",
    [{"consents": ()}, {"contact": Contact(phone="+8801912345678")}],
    ids=["does not want it", "has no e-mail"],
)
def test_only_who_cannot_be_reached_gets_one_on_paper(hospital, courier, unreachable):
    patient = an_enrolled_patient(hospital, **unreachable)
    invitation = invite(hospital, patient)
    courier.deliver_due()

    assert courier.mailer.letters + courier.sms.letters == []
    assert accept(hospital, patient, invitation.token)
    printed = next(e for e in entries(hospital) if e.action == "invite_patient")
    assert printed.purpose == "printed"


def test_nothing_that_is_kept_opens_the_portal(hospital, courier):
    invite(hospital, an_enrolled_patient(hospital))
    courier.deliver_due()

    token = token_in(courier.mailer.letters[0])

    assert token not in repr(hospital.storage.tables)


def test_who_is_invited_again_gets_another_mail(hospital, courier, clock):
    patient = an_enrolled_patient(hospital)
    invite(hospital, patient)
    courier.deliver_due()
    clock.pass_by(timedelta(hours=1))
    invite(hospital, patient)

    courier.deliver_due()

    first, second = courier.mailer.letters
    assert token_in(first) != token_in(second)


def test_an_invitation_goes_by_sms_to_who_chose_that_for_the_account(hospital, courier):
    by_sms = Consent(ContactChannel.SMS, ContactPurpose.ACCOUNT)
    patient = an_enrolled_patient(hospital, consents=(by_sms,))
    invite(hospital, patient)

    courier.deliver_due()

    [letter] = courier.sms.letters
    assert accept(hospital, patient, token_in(letter))


def disable(hospital, invitation):
    administrator = an_actor(Role.ADMINISTRATOR)
    account_id = invitation.account_id
    hospital.handle(DisableAccount(actor=administrator, account_id=account_id))


def test_who_took_one_up_already_gets_no_other_by_mail(hospital, courier):
    patient = an_enrolled_patient(hospital)
    invitation = invite(hospital, patient)
    accept(hospital, patient, the_token(hospital, invitation.account_id))

    courier.deliver_due()

    [letter] = courier.mailer.letters
    assert "is set up" in letter.subject


def test_who_may_not_sign_in_any_more_gets_no_invitation(hospital, courier):
    disable(hospital, invite(hospital, an_enrolled_patient(hospital)))

    courier.deliver_due()

    assert courier.mailer.letters == []


def test_who_forgot_the_password_gets_the_way_in_again(hospital, courier, clock):
    patient = an_enrolled_patient(hospital)
    invitation = invite(hospital, patient)
    accept(hospital, patient, the_token(hospital, invitation.account_id))
    clock.pass_by(timedelta(days=1))
    invite(hospital, patient)

    courier.deliver_due()

    _, letter = courier.mailer.letters
    assert accept(hospital, patient, token_in(letter))
