"""Staff sign in with a password and a code; patients may (X2)."""

from datetime import timedelta

import pytest

from mediklaud.application.access.change_own_password import ChangeOwnPassword
from mediklaud.application.access.confirm_totp import ConfirmTotp
from mediklaud.application.access.list_own_sessions import ListOwnSessions
from mediklaud.application.access.new_recovery_codes import NewRecoveryCodes
from mediklaud.application.access.prove_again import ProveAgain
from mediklaud.application.access.remove_totp import RemoveTotp
from mediklaud.application.access.start_totp import StartTotp
from mediklaud.application.access.who_am_i import WhoAmI
from mediklaud.application.recognise import SessionEnded
from mediklaud.application.registry.find_patients import FindPatients
from mediklaud.bootstrap import swap
from mediklaud.domain.access.actor import Bearer, Role
from mediklaud.domain.access.credentials import WrongCredentials, WrongPassword
from mediklaud.domain.access.policy import AccessPolicy
from mediklaud.domain.access.proof import ProofNeeded, SecondFactorMissing
from mediklaud.domain.access.second_factor import (
    CodeNeeded,
    NoSecondFactor,
    SecondFactorNeeded,
    StaffNeedSecondFactor,
    WrongCode,
)
from mediklaud.domain.access.throttle import TooManyAttempts
from mediklaud.domain.errors import NotSignedIn
from mediklaud.domain.shared.ids import PatientId
from tests.builders.access import (
    ANOTHER_PASSWORD,
    GOOD_PASSWORD,
    a_member,
    an_account,
    entries,
    signed_in,
)
from tests.builders.factors import enrolled, seed_of, set_up
from tests.hospital import a_hospital, an_actor, new

SIX_MINUTES = timedelta(minutes=6)
HALF_A_MINUTE = timedelta(seconds=30)


@pytest.fixture
def hospital(clock):
    """A hospital that asks its staff for a second factor, as the house rule is."""
    return a_hospital(None, clock, swap(AccessPolicy, AccessPolicy()))


@pytest.fixture
def telephone(hospital, clerk):
    return enrolled(hospital, clerk)


@pytest.fixture
def patient(hospital):
    return a_member(hospital, Role.PATIENT, patient_id=new(PatientId))


def look_for_patients(hospital, caller):
    return hospital.handle(FindPatients(actor=caller, q="rahim"))


def caller_of(answer):
    return Bearer(answer.token)


def test_without_a_second_factor_staff_reach_their_own_account_alone(hospital, clerk):
    answer = signed_in(hospital, clerk)

    assert answer.second_factor_missing
    assert hospital.handle(WhoAmI(actor=caller_of(answer))) == clerk
    with pytest.raises(SecondFactorMissing) as why:
        look_for_patients(hospital, caller_of(answer))
    assert "Set up your second factor" in str(why.value)


def test_the_refusal_is_audited_as_theirs(hospital, clerk):
    with pytest.raises(SecondFactorMissing):
        look_for_patients(hospital, caller_of(signed_in(hospital, clerk)))

    entry = entries(hospital)[0]
    assert (entry.refusal, entry.account_id) == ("second_factor_missing", clerk.id)


def test_once_it_is_confirmed_the_same_session_is_full(hospital, clerk):
    before = signed_in(hospital, clerk)

    telephone = set_up(hospital, caller_of(before))

    assert look_for_patients(hospital, telephone.caller) == ()
    (session,) = hospital.handle(ListOwnSessions(actor=telephone.caller))
    assert (session.id, session.second_factor) == (before.session_id, True)


def test_its_old_token_is_void_then(hospital, clerk):
    before = caller_of(signed_in(hospital, clerk))
    set_up(hospital, before)

    with pytest.raises(SessionEnded):
        hospital.handle(WhoAmI(actor=before))


def test_sessions_elsewhere_end_for_they_never_showed_one(hospital, clerk):
    elsewhere = caller_of(signed_in(hospital, clerk))
    enrolled(hospital, clerk)

    with pytest.raises(SessionEnded):
        hospital.handle(WhoAmI(actor=elsewhere))


def test_who_has_one_signs_in_with_both(hospital, clerk, telephone, clock):
    answer = signed_in(hospital, clerk, totp=telephone.shows(clock))

    assert not answer.second_factor_missing
    assert look_for_patients(hospital, caller_of(answer)) == ()


def test_the_right_password_alone_does_not_do(hospital, clerk, telephone):
    with pytest.raises(SecondFactorNeeded) as why:
        signed_in(hospital, clerk)

    assert why.value.facts == {}
    assert isinstance(why.value, NotSignedIn)


def test_with_a_wrong_password_nobody_learns_that_there_is_one(
    hospital, clerk, telephone, clock
):
    refusals = []
    for account in (clerk, a_member(hospital), an_account()):
        with pytest.raises(WrongCredentials) as refused:
            signed_in(hospital, account, ANOTHER_PASSWORD, totp="123456")
        refusals.append((str(refused.value), refused.value.facts))

    assert len({text for text, _ in refusals}) == 1
    assert [facts for _, facts in refusals] == [{}] * 3


def test_a_code_is_accepted_once(hospital, clerk, telephone, clock):
    code = telephone.shows(clock)
    signed_in(hospital, clerk, totp=code)

    with pytest.raises(WrongCredentials):
        signed_in(hospital, clerk, totp=code)


def test_nor_is_any_code_before_it(hospital, clerk, telephone, clock):
    signed_in(hospital, clerk, totp=telephone.shows(clock, steps=1))

    with pytest.raises(WrongCredentials):
        signed_in(hospital, clerk, totp=telephone.shows(clock))


def test_a_wrong_code_counts_like_a_wrong_password(hospital, clerk, telephone, clock):
    for _ in range(5):
        with pytest.raises(WrongCredentials):
            signed_in(hospital, clerk, totp="000000")

    with pytest.raises(TooManyAttempts):
        signed_in(hospital, clerk, totp=telephone.shows(clock))


def test_the_right_password_alone_neither_counts_nor_forgets(
    hospital, clerk, telephone, clock
):
    for _ in range(4):
        with pytest.raises(WrongCredentials):
            signed_in(hospital, clerk, totp="000000")
    for _ in range(3):
        with pytest.raises(SecondFactorNeeded):
            signed_in(hospital, clerk)
    with pytest.raises(WrongCredentials):
        signed_in(hospital, clerk, totp="000000")

    with pytest.raises(TooManyAttempts):
        signed_in(hospital, clerk, totp=telephone.shows(clock))


def test_a_recovery_code_does_instead_of_one(hospital, clerk, telephone):
    paper = telephone.recovery_codes

    assert len(set(paper)) == 10
    assert signed_in(hospital, clerk, totp=paper[0].lower().replace("-", " "))
    with pytest.raises(WrongCredentials):
        signed_in(hospital, clerk, totp=paper[0])
    assert signed_in(hospital, clerk, totp=paper[1])


def test_nothing_that_is_kept_is_a_recovery_code(hospital, telephone):
    kept = repr(dict(hospital.storage.tables["recovery_codes"]))

    assert all(code not in kept for code in telephone.recovery_codes)
    assert all(code.replace("-", "") not in kept for code in telephone.recovery_codes)


def test_new_recovery_codes_end_the_old_ones(hospital, clerk, telephone):
    new_ones = hospital.handle(NewRecoveryCodes(actor=telephone.caller)).codes

    with pytest.raises(WrongCredentials):
        signed_in(hospital, clerk, totp=telephone.recovery_codes[0])
    assert signed_in(hospital, clerk, totp=new_ones[0])


def test_no_secret_of_it_is_ever_shown(hospital, clerk, clock):
    caller = caller_of(signed_in(hospital, clerk))
    started = hospital.handle(StartTotp(actor=caller))
    code = set_up(hospital, caller).recovery_codes[0]

    assert started.secret not in repr(started)
    assert started.secret not in repr(entries(hospital))
    assert code not in repr(entries(hospital))
    assert "hush" not in repr(ConfirmTotp(actor=caller, code="hush"))
    assert "hush" not in repr(ProveAgain(actor=caller, code="hush", password="hush"))


def test_a_wrong_code_confirms_nothing(hospital, clerk):
    caller = caller_of(signed_in(hospital, clerk))
    hospital.handle(StartTotp(actor=caller))

    with pytest.raises(WrongCode):
        hospital.handle(ConfirmTotp(actor=caller, code="000000"))
    with pytest.raises(SecondFactorMissing):
        look_for_patients(hospital, caller)


def test_nothing_can_be_confirmed_that_was_not_set_up(hospital, clerk):
    caller = caller_of(signed_in(hospital, clerk))

    with pytest.raises(NoSecondFactor):
        hospital.handle(ConfirmTotp(actor=caller, code="000000"))


def test_the_old_telephone_counts_until_the_new_one_is_confirmed(
    hospital, clerk, telephone, clock
):
    secret = hospital.handle(StartTotp(actor=telephone.caller)).secret

    assert seed_of(secret) != telephone.seed
    assert signed_in(hospital, clerk, totp=telephone.shows(clock))


def test_and_no_longer(hospital, clerk, telephone, clock):
    another = set_up(hospital, telephone.caller)

    with pytest.raises(WrongCredentials):
        signed_in(hospital, clerk, totp=telephone.shows(clock, steps=1))
    with pytest.raises(WrongCredentials):
        signed_in(hospital, clerk, totp=telephone.recovery_codes[0])
    assert signed_in(hospital, clerk, totp=another.shows(clock))


def test_a_limited_session_from_before_does_not_replace_it(hospital, clerk, telephone):
    limited = an_actor(
        Role.FRONT_DESK,
        account_id=clerk.id,
        session_id=signed_in(
            hospital, clerk, totp=telephone.recovery_codes[0]
        ).session_id,
        second_factor=False,
        proven_at=hospital.clock.now(),
    )

    with pytest.raises(ProofNeeded):
        hospital.handle(StartTotp(actor=limited))


def test_staff_cannot_be_without(hospital, telephone):
    with pytest.raises(StaffNeedSecondFactor):
        hospital.handle(RemoveTotp(actor=telephone.caller))


def test_a_patient_may_have_one_and_do_without_again(hospital, patient):
    telephone = enrolled(hospital, patient)
    with pytest.raises(SecondFactorNeeded):
        signed_in(hospital, patient)

    hospital.handle(RemoveTotp(actor=telephone.caller))

    assert signed_in(hospital, patient)


@pytest.mark.parametrize("kind", [StartTotp, RemoveTotp, NewRecoveryCodes])
def test_to_change_it_takes_a_fresh_proof(hospital, patient, clock, kind):
    telephone = enrolled(hospital, patient)
    clock.pass_by(SIX_MINUTES)

    with pytest.raises(ProofNeeded):
        hospital.handle(kind(actor=telephone.caller))

    code = telephone.shows(clock)
    proof = hospital.handle(ProveAgain(actor=telephone.caller, code=code))
    hospital.handle(kind(actor=caller_of(proof)))


def test_a_proof_gives_the_session_a_new_token(hospital, telephone, clock):
    code = telephone.shows(clock)

    proof = hospital.handle(ProveAgain(actor=telephone.caller, code=code))

    assert proof.fresh_until == clock.now() + timedelta(minutes=5)
    assert hospital.handle(WhoAmI(actor=caller_of(proof)))
    with pytest.raises(SessionEnded):
        hospital.handle(WhoAmI(actor=telephone.caller))


def test_a_code_proves_it_once(hospital, telephone, clock):
    code = telephone.shows(clock)
    proof = hospital.handle(ProveAgain(actor=telephone.caller, code=code))

    with pytest.raises(WrongCode):
        hospital.handle(ProveAgain(actor=caller_of(proof), code=code))


def test_who_has_a_second_factor_does_not_prove_it_by_the_password(hospital, telephone):
    with pytest.raises(CodeNeeded):
        hospital.handle(ProveAgain(actor=telephone.caller, password=GOOD_PASSWORD))


def test_who_has_none_proves_it_by_the_password(hospital, patient, clock):
    caller = caller_of(signed_in(hospital, patient))
    clock.pass_by(SIX_MINUTES)

    with pytest.raises(WrongPassword):
        hospital.handle(ProveAgain(actor=caller, password=ANOTHER_PASSWORD))
    proof = hospital.handle(ProveAgain(actor=caller, password=GOOD_PASSWORD))
    assert hospital.handle(StartTotp(actor=caller_of(proof)))


def test_guessing_codes_in_a_session_gets_slower(hospital, telephone, clock):
    for _ in range(5):
        with pytest.raises(WrongCode):
            hospital.handle(ProveAgain(actor=telephone.caller, code="000000"))

    code = telephone.shows(clock)
    with pytest.raises(TooManyAttempts):
        hospital.handle(ProveAgain(actor=telephone.caller, code=code))


def test_a_new_password_does_not_make_guessing_codes_quick_again(
    hospital, telephone, clock
):
    for _ in range(4):
        with pytest.raises(WrongCode):
            hospital.handle(ProveAgain(actor=telephone.caller, code="000000"))
    change = {"current": GOOD_PASSWORD, "new": ANOTHER_PASSWORD}
    hospital.handle(ChangeOwnPassword(actor=telephone.caller, **change))
    with pytest.raises(WrongCode):
        hospital.handle(ProveAgain(actor=telephone.caller, code="000000"))

    with pytest.raises(TooManyAttempts):
        hospital.handle(ProveAgain(actor=telephone.caller, code="000000"))


def test_a_new_password_leaves_it_as_it_is(hospital, clerk, telephone, clock):
    change = {"current": GOOD_PASSWORD, "new": ANOTHER_PASSWORD}
    hospital.handle(ChangeOwnPassword(actor=telephone.caller, **change))

    with pytest.raises(SecondFactorNeeded):
        signed_in(hospital, clerk, ANOTHER_PASSWORD)
