"""What `Guardianships` promises, on every storage; and who acts for whom by them."""

from datetime import timedelta

import pytest

from mediklaud.domain.access.scope import EVERYONE, Scope
from mediklaud.domain.privacy.guardianship import (
    Basis,
    GuardianshipChanged,
    GuardianshipNotFound,
)
from mediklaud.domain.shared.ids import AccountId, PatientId
from mediklaud.domain.shared.proxy import ProxyScope, Ward
from mediklaud.ports.access import Accounts, Sessions
from mediklaud.ports.rights import Guardianships
from tests.builders.access import a_patients_account, a_session
from tests.builders.rights import A_YEAR, one_guardianship
from tests.builders.scheduling import a_known_patient
from tests.clock import MONDAY_MORNING
from tests.hospital import new, ports_of, read

NOW = MONDAY_MORNING
SECOND = timedelta(seconds=1)


@pytest.fixture
def guardianships(storage):
    return read(storage, Guardianships)


@pytest.fixture
def child(storage):
    return a_known_patient(storage)


@pytest.fixture
def mother(storage):
    return a_known_patient(storage)


def known(storage, child, mother, **what):
    """One that the hospital remembers."""
    who = {"patient_id": child.id, "guardian_id": mother.id}
    guardianship = one_guardianship(**{**who, **what})
    with ports_of(storage) as port:
        port(Guardianships).add(guardianship)
    return guardianship


def save(storage, guardianship):
    with ports_of(storage) as port:
        port(Guardianships).save(guardianship)


@pytest.mark.parametrize("basis", Basis)
def test_it_comes_back_equal(storage, guardianships, child, mother, basis):
    one = known(
        *(storage, child, mother),
        scopes=tuple(ProxyScope),
        basis=basis,
        verified_by=new(AccountId),
    )

    assert guardianships.get(one.id, EVERYONE) == one


def test_an_ended_one_comes_back_equal(storage, guardianships, child, mother):
    ended = known(storage, child, mother).end(by=new(AccountId), at=NOW + SECOND)

    save(storage, ended)

    assert guardianships.get(ended.id, EVERYONE) == ended


def test_what_was_ended_meanwhile_is_not_ended_again(
    storage, guardianships, child, mother
):
    one = known(storage, child, mother)
    first, second = (one.end(by=new(AccountId), at=NOW) for _ in range(2))
    save(storage, first)

    with pytest.raises(GuardianshipChanged):
        save(storage, second)

    assert guardianships.get(one.id, EVERYONE) == first


def test_its_patient_and_its_guardian_find_it_and_nobody_else(
    storage, guardianships, child, mother
):
    one = known(storage, child, mother)

    for patient in (child, mother):
        mine = Scope(patients=frozenset({patient.id}))
        assert guardianships.get(one.id, mine) == one
    with pytest.raises(GuardianshipNotFound):
        guardianships.get(one.id, Scope(patients=frozenset({new(PatientId)})))


def test_the_newest_comes_first_whichever_of_the_two_one_is(
    storage, guardianships, child, mother
):
    first = known(storage, child, mother)
    second = known(storage, mother, child)
    known(storage, mother, a_known_patient(storage))

    assert guardianships.about(child.id) == (second, first)


@pytest.fixture
def token(storage, mother):
    """What the mother shows who is signed in."""
    account = a_patients_account(patient_id=mother.id)
    with ports_of(storage) as port:
        port(Accounts).add(account)
        session = a_session(account, expires_at=NOW + 2 * A_YEAR, idle=2 * A_YEAR)
        return port(Sessions).open(session)


def wards(storage, token, now):
    return read(storage, Sessions).recognise(token, now).actor.wards


def test_who_signs_in_acts_for_the_wards_from_naming_to_the_last_day(
    storage, child, mother, token
):
    known(storage, child, mother, scopes=(ProxyScope.BILLING, ProxyScope.MESSAGES))
    ward = Ward(child.id, {ProxyScope.BILLING, ProxyScope.MESSAGES})

    assert wards(storage, token, NOW) == (ward,)
    assert wards(storage, token, NOW + A_YEAR - SECOND) == (ward,)
    assert wards(storage, token, NOW + A_YEAR) == ()


def test_what_has_ended_gives_nothing_at_once(storage, child, mother, token):
    one = known(storage, child, mother)

    save(storage, one.end(by=None, at=NOW))

    assert wards(storage, token, NOW) == ()


def test_several_wards_are_told(storage, child, mother, token):
    other = a_known_patient(storage)
    known(storage, child, mother)
    known(storage, other, mother, scopes=tuple(ProxyScope))

    found = {ward.patient_id: ward.scopes for ward in wards(storage, token, NOW)}

    assert found == {
        child.id: {ProxyScope.APPOINTMENTS},
        other.id: frozenset(ProxyScope),
    }


def test_the_ward_does_not_act_for_the_guardian(storage, child, mother, token):
    known(storage, mother, child)

    assert wards(storage, token, NOW) == ()
