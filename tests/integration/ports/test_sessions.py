from datetime import timedelta

import pytest
from attrs import evolve

from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.session import SessionNotFound
from mediklaud.domain.registry.doctor_status import DoctorStatus
from mediklaud.ports.access import Accounts, Sessions
from mediklaud.ports.registry import Doctors
from tests.builders.access import A_MINUTE, a_patients_account, a_session, an_account
from tests.builders.registry import a_doctor
from tests.clock import MONDAY_MORNING
from tests.hospital import ports_of, read

LATER = MONDAY_MORNING + A_MINUTE


@pytest.fixture
def account(storage):
    with ports_of(storage) as port:
        account = an_account()
        port(Accounts).add(account)
        return account


def opened(storage, session):
    with ports_of(storage) as port:
        return port(Sessions).open(session)


def recognised(storage, token, now=LATER):
    return read(storage, Sessions).recognise(token, now)


def test_a_token_tells_who_shows_it_and_when_last(storage, account):
    session = a_session(account)
    token = opened(storage, session)

    present = recognised(storage, token)

    proofs = {"proven_at": MONDAY_MORNING, "factor_proven_at": MONDAY_MORNING}
    assert present.actor == evolve(account.as_actor(session.id), **proofs)
    assert present.last_seen == MONDAY_MORNING


def test_a_token_tells_whether_a_second_factor_was_shown(storage, account):
    token = opened(storage, a_session(account, factor_proven_at=None))

    actor = recognised(storage, token).actor
    assert (actor.second_factor, actor.factor_proven_at) == (False, None)
    assert actor.proven_at == MONDAY_MORNING


def test_a_patients_token_tells_which_patient(storage):
    account = a_patients_account()
    with ports_of(storage) as port:
        port(Accounts).add(account)

    token = opened(storage, a_session(account))

    assert recognised(storage, token).actor.patient_id == account.patient_id


def test_a_token_nobody_was_given_tells_nothing(storage, account):
    opened(storage, a_session(account))

    assert recognised(storage, "made up") is None


def test_every_session_has_a_token_of_its_own(storage, account):
    one, other = (opened(storage, a_session(account)) for _ in range(2))

    assert one != other
    assert len(one) >= 43


def test_roles_are_as_they_are_now(storage, account):
    token = opened(storage, a_session(account))
    with ports_of(storage) as port:
        port(Accounts).save(evolve(account, roles=(Role.BILLING,)))

    assert recognised(storage, token).actor.roles == {Role.BILLING}


def test_a_disabled_accounts_token_tells_nothing(storage, account):
    token = opened(storage, a_session(account))
    with ports_of(storage) as port:
        port(Accounts).save(account.disable())

    assert recognised(storage, token) is None


@pytest.mark.parametrize(
    ("unused", "known"),
    [(timedelta(minutes=15), False), (timedelta(minutes=14, seconds=59), True)],
)
def test_a_session_ends_when_unused(storage, account, unused, known):
    token = opened(storage, a_session(account))

    assert bool(recognised(storage, token, MONDAY_MORNING + unused)) is known


def test_a_session_that_is_used_goes_on(storage, account):
    session = a_session(account)
    token = opened(storage, session)
    used = MONDAY_MORNING + timedelta(minutes=14)
    with ports_of(storage) as port:
        port(Sessions).note_use(session.id, used)

    present = recognised(storage, token, used + timedelta(minutes=14))

    assert present.last_seen == used


def test_use_is_never_noted_backwards(storage, account):
    session = a_session(account)
    token = opened(storage, session)
    with ports_of(storage) as port:
        port(Sessions).note_use(session.id, LATER)
        port(Sessions).note_use(session.id, MONDAY_MORNING)

    assert recognised(storage, token).last_seen == LATER


def test_however_much_it_is_used_it_ends_at_last(storage, account):
    session = a_session(account)
    token = opened(storage, session)
    end = session.expires_at
    with ports_of(storage) as port:
        port(Sessions).note_use(session.id, end - A_MINUTE)

    assert recognised(storage, token, end - timedelta(seconds=1))
    assert recognised(storage, token, end) is None


def test_an_ended_session_tells_nothing(storage, account):
    session = a_session(account)
    token = opened(storage, session)
    with ports_of(storage) as port:
        port(Sessions).end(account.id, session.id, LATER)

    assert recognised(storage, token) is None


def test_nobody_ends_the_session_of_another(storage, account):
    session, stranger = a_session(account), an_account()
    token = opened(storage, session)

    with ports_of(storage) as port:
        port(Accounts).add(stranger)
        with pytest.raises(SessionNotFound):
            port(Sessions).end(stranger.id, session.id, LATER)

    assert recognised(storage, token)


def test_all_end_but_the_one_that_is_kept(storage, account):
    kept = a_session(account)
    tokens = [opened(storage, kept), opened(storage, a_session(account))]
    with ports_of(storage) as port:
        port(Sessions).end_all(account.id, LATER, but=kept.id)

    assert [bool(recognised(storage, token)) for token in tokens] == [True, False]


def test_all_end_of_this_account_alone(storage, account):
    stranger = an_account()
    with ports_of(storage) as port:
        port(Accounts).add(stranger)
    theirs, own = opened(storage, a_session(stranger)), a_session(account)
    token = opened(storage, own)
    with ports_of(storage) as port:
        port(Sessions).end_all(account.id, LATER)

    assert recognised(storage, token) is None
    assert recognised(storage, theirs)


def test_those_that_hold_are_listed_the_newest_first(storage, account):
    two = [a_session(account, source="203.0.113.7"), a_session(account)]
    idle = a_session(account, last_seen=LATER - timedelta(minutes=15))
    ended = a_session(account)
    for session in (*two, idle, ended):
        opened(storage, session)
    with ports_of(storage) as port:
        port(Sessions).end(account.id, ended.id, LATER)

    assert read(storage, Sessions).of_account(account.id, LATER) == (two[1], two[0])


def test_a_device_is_known_after_its_first_session(storage, account):
    sessions = read(storage, Sessions)
    assert not sessions.knows_device(account.id, "tablet")

    opened(storage, a_session(account, device="tablet"))

    assert sessions.knows_device(account.id, "tablet")
    assert not sessions.knows_device(account.id, "telephone")
    assert not sessions.knows_device(an_account().id, "tablet")


def test_old_sessions_are_forgotten_with_their_devices(storage, account):
    session = a_session(account, device="tablet")
    token = opened(storage, session)
    with ports_of(storage) as port:
        port(Sessions).forget(session.expires_at)
    assert recognised(storage, token)

    with ports_of(storage) as port:
        port(Sessions).forget(session.expires_at + A_MINUTE)

    assert recognised(storage, token) is None
    assert not read(storage, Sessions).knows_device(account.id, "tablet")


@pytest.mark.parametrize("status", DoctorStatus)
def test_a_doctors_token_tells_whether_they_may_work_here(storage, status):
    doctor = a_doctor(status=status)
    account = an_account(Role.DOCTOR, doctor_id=doctor.id)
    with ports_of(storage) as port:
        port(Doctors).add(doctor)
        port(Accounts).add(account)

    actor = recognised(storage, opened(storage, a_session(account))).actor

    works = status in {DoctorStatus.APPROVED, DoctorStatus.ACTIVE}
    assert (actor.doctor_id, actor.practises) == (doctor.id, works)


def test_a_renewed_session_goes_on_under_another_token(storage, account):
    session = a_session(account, factor_proven_at=None)
    old = opened(storage, session)

    with ports_of(storage) as port:
        token = port(Sessions).renew(session.id, LATER, with_factor=True)

    assert recognised(storage, old) is None
    actor = recognised(storage, token).actor
    assert actor.session_id == session.id
    assert (actor.proven_at, actor.factor_proven_at) == (LATER, LATER)


def test_a_password_renews_no_second_factor(storage, account):
    session = a_session(account)
    opened(storage, session)

    with ports_of(storage) as port:
        token = port(Sessions).renew(session.id, LATER, with_factor=False)

    actor = recognised(storage, token).actor
    assert (actor.proven_at, actor.factor_proven_at) == (LATER, MONDAY_MORNING)
