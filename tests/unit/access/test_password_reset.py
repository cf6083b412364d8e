"""Whoever forgot the password gets a link, which opens nothing by itself (X2)."""

import re
from datetime import timedelta

import pytest

from mediklaud.application.access.accept_invitation import AcceptInvitation
from mediklaud.application.access.ask_for_password_reset import AskForPasswordReset
from mediklaud.application.access.who_am_i import WhoAmI
from mediklaud.application.messaging.courier import Courier
from mediklaud.application.recognise import SessionEnded
from mediklaud.domain.access.account import AccountStatus
from mediklaud.domain.access.actor import ANONYMOUS, Bearer, Role
from mediklaud.domain.access.invitation import InvitationRefused
from mediklaud.domain.access.second_factor import SecondFactorNeeded, WrongCode
from mediklaud.domain.access.throttle import TooManyAttempts
from mediklaud.ports.access import Accounts
from tests.builders.access import (
    ANOTHER_PASSWORD,
    GOOD_PASSWORD,
    a_member,
    entries,
    signed_in,
    the_token,
)
from tests.builders.at_work import a_doctor_at_work
from tests.builders.factors import enrolled
from tests.builders.messaging import Postbag
from tests.builders.registry import an_enrolled_patient
from tests.hospital import ports_of

AN_HOUR = timedelta(minutes=60)


@pytest.fixture
def courier(hospital):
    return Courier(app=hospital, mailer=Postbag(), sms=Postbag())


@pytest.fixture
def patient(hospital):
    return an_enrolled_patient(hospital)


@pytest.fixture
def account(hospital, patient):
    """The patient's, in use."""
    who = {"patient_id": patient.id, "login": patient.number}
    return a_member(hospital, Role.PATIENT, **who)


@pytest.fixture
def colleague(hospital):
    return a_member(hospital, login="rahima@hospital.test")


def asked(hospital, login, **how):
    return hospital.handle(AskForPasswordReset(actor=ANONYMOUS, login=login, **how))


def sent(courier):
    """What goes out now."""
    courier.mailer.letters.clear()
    courier.deliver_due()
    return list(courier.mailer.letters)


def link_in(letter):
    [token] = re.findall(r"/invitation#(\S+)", letter.text)
    return token


def taken_up(hospital, token, **how):
    usual = {"token": token, "password": ANOTHER_PASSWORD}
    return hospital.handle(AcceptInvitation(actor=ANONYMOUS, **{**usual, **how}))


def test_a_patient_chooses_another_password_by_the_link(
    hospital, courier, patient, account
):
    asked(hospital, account.login)
    [letter] = sent(courier)

    taken_up(hospital, link_in(letter), birth_date=patient.birth_date.day)

    assert letter.to == patient.contact.email
    assert signed_in(hospital, account, ANOTHER_PASSWORD)


def test_the_link_does_not_do_without_the_birth_date(hospital, courier, account):
    asked(hospital, account.login)
    [letter] = sent(courier)

    with pytest.raises(InvitationRefused):
        taken_up(hospital, link_in(letter))


def test_a_colleague_who_signs_in_by_an_address_is_written_to_there(
    hospital, courier, colleague
):
    asked(hospital, colleague.login)

    [letter] = sent(courier)

    assert letter.to == colleague.login
    assert taken_up(hospital, link_in(letter))


def test_a_doctor_is_written_to_as_a_doctor(hospital, courier):
    doctor = a_doctor_at_work(hospital)
    account = a_member(hospital, Role.DOCTOR, doctor_id=doctor.id)
    asked(hospital, account.login)

    assert [letter.to for letter in sent(courier)] == [doctor.contact.email]


def test_everybody_is_answered_alike(hospital, courier, account, clerk):
    gone = a_member(hospital, status=AccountStatus.DISABLED)
    logins = (account.login, clerk.login, gone.login, "nobody.here")

    assert [asked(hospital, login) for login in logins] == [None] * 4
    assert len(sent(courier)) == 1


def test_the_audit_tells_of_no_login(hospital, account):
    asked(hospital, account.login)

    entry = entries(hospital)[0]
    assert (entry.action, entry.account_id) == ("ask_for_password_reset", None)
    assert account.login not in repr(entry)


def test_the_mail_says_nothing_of_the_patients_affairs(
    hospital, courier, patient, account
):
    asked(hospital, account.login)

    [letter] = sent(courier)

    for secret in (patient.name, patient.number, account.login, "appointment"):
        assert secret.lower() not in (letter.subject + letter.text).lower()


def test_the_link_holds_for_an_hour(hospital, courier, colleague, clock):
    asked(hospital, colleague.login)
    [letter] = sent(courier)
    clock.pass_by(AN_HOUR)

    with pytest.raises(InvitationRefused):
        taken_up(hospital, link_in(letter))


def test_it_works_once(hospital, courier, colleague):
    asked(hospital, colleague.login)
    [letter] = sent(courier)
    taken_up(hospital, link_in(letter))

    with pytest.raises(InvitationRefused):
        taken_up(hospital, link_in(letter), password=GOOD_PASSWORD)


def test_it_ends_every_session_and_the_person_is_told(hospital, courier, colleague):
    elsewhere = Bearer(signed_in(hospital, colleague).token)
    asked(hospital, colleague.login)
    [letter] = sent(courier)
    taken_up(hospital, link_in(letter))

    with pytest.raises(SessionEnded):
        hospital.handle(WhoAmI(actor=elsewhere))
    [notice] = sent(courier)
    assert "was changed" in notice.subject


def test_nobody_hides_the_notice_by_asking_again(hospital, courier, colleague, clock):
    asked(hospital, colleague.login)
    [letter] = sent(courier)
    taken_up(hospital, link_in(letter))
    clock.pass_by(timedelta(seconds=1))
    asked(hospital, colleague.login)

    subjects = [letter.subject for letter in sent(courier)]

    assert len(subjects) == 2
    assert any("was changed" in subject for subject in subjects)


def test_asking_ends_nothing_and_opens_nothing(hospital, colleague):
    here = Bearer(signed_in(hospital, colleague).token)

    asked(hospital, colleague.login)

    assert hospital.handle(WhoAmI(actor=here))
    assert signed_in(hospital, colleague)


def test_asking_too_often_gets_slower_for_known_and_unknown_logins(hospital, account):
    for login in (account.login, "nobody.here"):
        for _ in range(5):
            asked(hospital, login)
        with pytest.raises(TooManyAttempts):
            asked(hospital, login)


def test_a_network_that_asks_for_many_gets_slower(hospital):
    for number in range(50):
        asked(hospital, f"somebody{number}", source="203.0.113.7")

    with pytest.raises(TooManyAttempts):
        asked(hospital, "somebody.else", source="203.0.113.99")


@pytest.fixture
def telephone(hospital, colleague):
    return enrolled(hospital, colleague)


@pytest.fixture
def link(hospital, courier, colleague, telephone):
    assert telephone
    asked(hospital, colleague.login)
    [letter] = sent(courier)
    return link_in(letter)


def test_with_a_second_factor_the_link_takes_a_code(hospital, link, telephone, clock):
    with pytest.raises(SecondFactorNeeded):
        taken_up(hospital, link)
    with pytest.raises(WrongCode):
        taken_up(hospital, link, totp="000000")

    assert taken_up(hospital, link, totp=telephone.shows(clock))


def test_or_a_recovery_code_which_is_used_up(hospital, link, telephone, colleague):
    code = telephone.recovery_codes[0]
    taken_up(hospital, link, totp=code)

    again = the_token(hospital, colleague.id)
    with pytest.raises(WrongCode):
        taken_up(hospital, again, password=GOOD_PASSWORD, totp=code)


def test_guessing_the_code_gets_slower(hospital, link, telephone, clock):
    for _ in range(5):
        with pytest.raises(WrongCode):
            taken_up(hospital, link, totp="000000")

    with pytest.raises(TooManyAttempts):
        taken_up(hospital, link, totp=telephone.shows(clock))


def test_so_it_is_with_an_invitation_of_the_administrators(
    hospital, telephone, colleague
):
    shown = the_token(hospital, colleague.id)

    with pytest.raises(SecondFactorNeeded):
        taken_up(hospital, shown)
    assert taken_up(hospital, shown, totp=telephone.recovery_codes[0])


def test_a_link_opens_no_account_that_was_disabled_meanwhile(
    hospital, courier, colleague
):
    asked(hospital, colleague.login)
    with ports_of(hospital.storage) as port:
        port(Accounts).save(colleague.disable())

    for letter in sent(courier):
        with pytest.raises(InvitationRefused):
            taken_up(hospital, link_in(letter))
