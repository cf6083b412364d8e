from datetime import date, timedelta

import pytest
from attrs import evolve

from mediklaud.application.access.accept_invitation import AcceptInvitation
from mediklaud.application.access.invite_patient import InvitePatient
from mediklaud.application.access.reinvite_account import ReinviteAccount
from mediklaud.application.access.who_am_i import WhoAmI
from mediklaud.application.use_case import UseCase
from mediklaud.domain.access.account import AccountDisabled, AccountStatus
from mediklaud.domain.access.actor import ANONYMOUS, Bearer, Role
from mediklaud.domain.access.events import PatientInvited
from mediklaud.domain.access.invitation import (
    InvitationRefused,
    InvitedByTheDesk,
    PatientFileClosed,
)
from mediklaud.domain.access.logins import LoginTaken, ReservedLogin
from mediklaud.domain.access.password import GuessablePassword, WrongPasswordLength
from mediklaud.domain.access.throttle import TooManyAttempts
from mediklaud.domain.errors import NotSignedIn
from mediklaud.domain.registry.patient import PatientNotFound, PatientStatus
from mediklaud.domain.shared.ids import PatientId
from mediklaud.ports.access import Accounts, Invitations
from mediklaud.ports.registry import Patients
from tests.builders.access import (
    ANOTHER_PASSWORD,
    GOOD_PASSWORD,
    a_member,
    entries,
    signed_in,
)
from tests.builders.registry import a_patient, an_enrolled_patient
from tests.hospital import an_actor, new, ports_of, read

DESK = an_actor(Role.FRONT_DESK)
ADMINISTRATOR = an_actor(Role.ADMINISTRATOR)


@pytest.fixture
def patient(hospital):
    with ports_of(hospital.storage) as port:
        patient = a_patient(consents=())
        port(Patients).add(patient)
        return patient


@pytest.fixture
def invitation(hospital, patient):
    return invited(hospital, patient)


def invited(hospital, patient):
    return hospital.handle(InvitePatient(actor=DESK, patient_id=patient.id))


def reinvited(hospital, account):
    return hospital.handle(ReinviteAccount(actor=ADMINISTRATOR, account_id=account.id))


def accepted(hospital, invitation, patient=None, **how):
    usual = {"password": GOOD_PASSWORD, "token": invitation.token}
    if patient is not None:
        usual["birth_date"] = patient.birth_date.day
    return hospital.handle(AcceptInvitation(actor=ANONYMOUS, **{**usual, **how}))


def refused(hospital, invitation, patient=None, **how):
    with pytest.raises(InvitationRefused) as why:
        accepted(hospital, invitation, patient, **how)
    return why.value


def test_a_patient_takes_an_invitation_up_and_signs_in(hospital, patient, invitation):
    account = accepted(hospital, invitation, patient)
    token = signed_in(hospital, account).token

    assert hospital.handle(WhoAmI(actor=Bearer(token))).patient_id == patient.id


def test_until_then_nobody_signs_in(hospital, invitation):
    account = read(hospital.storage, Accounts).get(invitation.account_id)

    assert account.status is AccountStatus.INVITED
    with pytest.raises(NotSignedIn):
        signed_in(hospital, account)


def test_a_patients_login_is_the_number_and_tells_no_name(
    hospital, patient, invitation
):
    account = accepted(hospital, invitation, patient)

    assert account.login == patient.number.lower()
    assert patient.name not in repr(account)


def test_a_patient_may_pick_another_login(hospital, patient, invitation):
    account = accepted(hospital, invitation, patient, login="Rahim.U")

    assert signed_in(hospital, account).account.login == "rahim.u"


def test_but_not_somebody_elses(hospital, patient, invitation):
    taken = a_member(hospital, login="taken")

    with pytest.raises(LoginTaken):
        accepted(hospital, invitation, patient, login=taken.login)


def test_nor_one_that_reads_like_a_number(hospital, patient, invitation):
    with pytest.raises(ReservedLogin):
        accepted(hospital, invitation, patient, login="P-000001-1")


def test_their_own_number_may_be_typed_without_dashes(hospital, patient, invitation):
    typed = patient.number.replace("-", "")

    account = accepted(hospital, invitation, patient, login=typed)

    assert account.login == patient.number.lower()


def test_an_invitation_is_taken_up_once(hospital, patient, invitation):
    accepted(hospital, invitation, patient)

    refused(hospital, invitation, patient)


def test_a_new_invitation_ends_the_one_before(hospital, patient, invitation):
    other = invited(hospital, patient)

    refused(hospital, invitation, patient)
    assert accepted(hospital, other, patient)


def test_taking_one_up_ends_all_the_others(hospital, patient, invitation):
    with ports_of(hospital.storage) as port:
        now, ends_at = hospital.clock.now(), invitation.expires_at
        sent = port(Invitations).issue(invitation.account_id, now, ends_at)
    accepted(hospital, invitation, patient)

    refused(hospital, evolve(invitation, token=sent), patient)


def test_an_invitation_holds_for_three_days(hospital, patient, invitation, clock):
    assert invitation.expires_at == clock.now() + timedelta(hours=72)
    clock.pass_by(timedelta(hours=72))

    refused(hospital, invitation, patient)


def test_a_made_up_token_is_no_invitation(hospital, invitation, patient):
    refused(hospital, evolve(invitation, token="made up"), patient)


def test_a_patient_proves_the_birth_date(hospital, patient, invitation):
    refused(hospital, invitation)
    refused(hospital, invitation, birth_date=date(1990, 1, 1))


def test_the_answer_does_not_tell_what_was_wrong(hospital, patient, invitation):
    why = (
        refused(hospital, evolve(invitation, token="made up"), patient),
        refused(hospital, invitation, birth_date=date(1990, 1, 1)),
    )

    assert len({(one.code, str(one)) for one in why}) == 1
    assert [one.facts for one in why] == [{}, {}]
    assert "date of birth" in str(why[0])
    assert "new invitation" in str(why[0])


def test_nobody_tries_all_birth_dates(hospital, patient, invitation):
    for day in range(1, 6):
        refused(hospital, invitation, birth_date=date(1980, 1, day))

    with pytest.raises(TooManyAttempts):
        accepted(hospital, invitation, patient)


def test_neither_token_nor_birth_date_is_shown():
    command = AcceptInvitation(
        actor=ANONYMOUS,
        token="t0ken",
        password="hush",
        birth_date=date(1990, 5, 17),
    )

    for secret in ("t0ken", "hush", "1990"):
        assert secret not in repr(command)


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("too short", WrongPasswordLength),
        ("Rahim Uddin Rahim Uddin", GuessablePassword),
        ("password password", GuessablePassword),
        ("JMI Hospital 1234", GuessablePassword),
    ],
)
def test_the_password_is_a_good_one(hospital, patient, invitation, password, why):
    with pytest.raises(why):
        accepted(hospital, invitation, patient, password=password)

    assert accepted(hospital, invitation, patient)


def test_whoever_forgot_the_password_is_invited_again(hospital, patient, invitation):
    account = accepted(hospital, invitation, patient)
    token = signed_in(hospital, account).token

    again = invited(hospital, patient)
    assert again.account_id == invitation.account_id
    accepted(hospital, again, patient, password=ANOTHER_PASSWORD)

    with pytest.raises(NotSignedIn):
        hospital.handle(WhoAmI(actor=Bearer(token)))
    assert signed_in(hospital, account, ANOTHER_PASSWORD)


def test_a_stranger_is_not_invited(hospital):
    with pytest.raises(PatientNotFound):
        hospital.handle(InvitePatient(actor=DESK, patient_id=new(PatientId)))


@pytest.mark.parametrize("status", [PatientStatus.DECEASED, PatientStatus.INACTIVE])
def test_nobody_is_invited_to_a_closed_file(hospital, patient, status):
    with ports_of(hospital.storage) as port:
        port(Patients).save(evolve(patient, status=status))

    with pytest.raises(PatientFileClosed):
        invited(hospital, patient)


def test_an_invitation_is_told_so_that_it_can_be_sent(hospital):
    patient = an_enrolled_patient(hospital)
    told = []

    def listen(event: PatientInvited) -> None:
        told.append(event)

    noticing = evolve(
        hospital,
        catalogue=evolve(
            hospital.catalogue,
            reactions={PatientInvited: (UseCase.of(listen),)},
        ),
    )
    invitation = invited(noticing, patient)

    assert told == [
        PatientInvited(patient_id=patient.id, account_id=invitation.account_id)
    ]


def test_a_colleague_is_invited_again(hospital, clerk):
    invitation = reinvited(hospital, clerk)

    accepted(hospital, invitation, password=ANOTHER_PASSWORD)

    assert signed_in(hospital, clerk, ANOTHER_PASSWORD)


def test_a_disabled_colleague_is_not(hospital):
    gone = a_member(hospital, status=AccountStatus.DISABLED)

    with pytest.raises(AccountDisabled):
        reinvited(hospital, gone)


def test_a_patient_is_not_invited_by_the_administrator(hospital, patient, invitation):
    account = read(hospital.storage, Accounts).get(invitation.account_id)

    with pytest.raises(InvitedByTheDesk):
        reinvited(hospital, account)


def test_an_account_disabled_meanwhile_takes_none_up(hospital, clerk):
    invitation = reinvited(hospital, clerk)
    with ports_of(hospital.storage) as port:
        port(Accounts).save(clerk.disable())

    refused(hospital, invitation)


def test_the_audit_tells_who_was_invited_and_no_token(hospital, patient, invitation):
    accepted(hospital, invitation, patient)

    accepting, inviting = entries(hospital)
    assert (inviting.action, inviting.patient_id) == ("invite_patient", patient.id)
    assert inviting.subject_id == str(invitation.account_id)
    assert (accepting.action, accepting.subject_id) == (
        "accept_invitation",
        str(invitation.account_id),
    )
    assert invitation.token not in repr((accepting, inviting))
