import threading
from concurrent.futures import ThreadPoolExecutor, wait

import pytest
from attrs import evolve

from mediklaud.domain.access.account import (
    AccountChanged,
    AccountNotFound,
    AccountStatus,
)
from mediklaud.domain.access.actor import Role
from mediklaud.domain.access.service import FOR_PROGRAMS, a_service
from mediklaud.domain.errors import Contended
from mediklaud.domain.shared.ids import AccountId, DoctorId, PatientId
from mediklaud.ports.access import Accounts
from tests.builders.access import a_patients_account, an_account, with_account
from tests.clock import MONDAY_MORNING
from tests.hospital import new, ports_of, read


def added(storage, account):
    with ports_of(storage) as port:
        port(Accounts).add(account)
    return account


def saved(storage, account, **how):
    with ports_of(storage) as port:
        return port(Accounts).save(account, **how)


def test_an_account_comes_back_as_it_was_added(storage):
    account = added(storage, an_account(Role.DOCTOR, doctor_id=new(DoctorId)))

    assert read(storage, Accounts).get(account.id) == account


def test_it_is_found_by_its_login(storage):
    account = added(storage, an_account())

    assert read(storage, Accounts).credentials(account.login).account == account


def test_a_login_nobody_has_is_not_found(storage):
    assert read(storage, Accounts).credentials("nobody") is None


def test_it_is_found_by_its_patient(storage):
    account = added(storage, a_patients_account())

    assert read(storage, Accounts).of_patient(account.patient_id) == account
    assert read(storage, Accounts).of_patient(new(PatientId)) is None


def test_it_is_found_by_its_doctor(storage):
    account = added(storage, an_account(Role.DOCTOR, doctor_id=new(DoctorId)))

    assert read(storage, Accounts).of_doctor(account.doctor_id) == account
    assert read(storage, Accounts).of_doctor(new(DoctorId)) is None


def test_nobody_changes_an_account_that_is_held(database):
    account = added(database, an_account())
    with ThreadPoolExecutor(1) as pool:
        with ports_of(database) as port:
            assert port(Accounts).hold(account.id) == account
            waiting = pool.submit(saved, database, account)
            done, _ = wait([waiting], timeout=0.2)
            assert not done
        assert waiting.result(timeout=20).version == account.version + 1


def test_one_that_was_never_added_is_not_found(storage):
    with pytest.raises(AccountNotFound):
        read(storage, Accounts).get(new(AccountId))


@pytest.mark.parametrize("shared", ["login", "patient_id", "doctor_id"])
def test_two_accounts_cannot_share(storage, shared):
    both = {"patient_id": None, "doctor_id": new(DoctorId)}
    roles = (Role.DOCTOR,)
    if shared == "patient_id":
        both, roles = {"patient_id": new(PatientId)}, (Role.PATIENT,)
    one = added(storage, an_account(*roles, **both))
    other = an_account(*roles, **both)

    with pytest.raises(Contended):
        added(storage, evolve(other, **{shared: getattr(one, shared)}))


def test_an_account_cannot_take_the_login_of_another(storage):
    one, other = added(storage, an_account()), added(storage, an_account())

    with pytest.raises(Contended):
        saved(storage, evolve(other, login=one.login))


def test_saving_keeps_it_under_the_next_version(storage):
    account = added(storage, an_account())

    answered = saved(storage, account.disable())

    assert answered == evolve(account, status=AccountStatus.DISABLED, version=2)
    assert read(storage, Accounts).get(account.id) == answered


def test_only_the_version_that_was_read_can_be_saved(storage):
    account = added(storage, an_account())
    saved(storage, account)

    with pytest.raises(AccountChanged):
        saved(storage, account.disable())


def test_a_password_stays_until_another_is_saved(storage):
    account = added(storage, an_account())
    accounts = read(storage, Accounts)
    assert accounts.credentials_of(account.id).kept_password is None

    account = saved(storage, account, kept_password="one")
    account = saved(storage, account)
    assert accounts.credentials_of(account.id).kept_password == "one"

    saved(storage, account, kept_password="two")
    assert accounts.credentials(account.login).kept_password == "two"


def test_they_are_paged_the_oldest_first(storage):
    every = [added(storage, an_account()) for _ in range(5)]

    first = read(storage, Accounts).page(None, 2)
    second = read(storage, Accounts).page(first[-1].id, 2)

    assert [*first, *second] == every[:4]


def test_staff_are_paged_without_patients_and_programs(storage):
    added(storage, a_patients_account())
    added(
        storage, a_service(new(AccountId), "Laboratory", FOR_PROGRAMS, MONDAY_MORNING)
    )
    every = [added(storage, an_account()) for _ in range(3)]
    accounts = read(storage, Accounts)

    first = accounts.staff(None, 2)

    assert [*first, *accounts.staff(first[-1].id, 2)] == every


def test_a_new_hospital_has_none(storage):
    assert read(storage, Accounts).page(None, 2) == ()


@pytest.mark.parametrize(
    ("other", "administers"),
    [
        (an_account(Role.ADMINISTRATOR), True),
        (an_account(Role.ADMINISTRATOR, status=AccountStatus.DISABLED), False),
        (an_account(Role.ADMINISTRATOR, status=AccountStatus.INVITED), False),
        (an_account(Role.BILLING), False),
    ],
    ids=["administrator", "disabled", "invited", "biller"],
)
def test_another_administers(storage, other, administers):
    one = added(storage, an_account(Role.ADMINISTRATOR))
    added(storage, evolve(other, id=new(AccountId), login=f"a{new(AccountId)}"))

    with ports_of(storage) as port:
        assert port(Accounts).another_administers(one.id) is administers


def test_two_administrators_cannot_both_find_that_the_other_stays(storage):
    with ports_of(storage) as port:
        two = [with_account(port, Role.ADMINISTRATOR) for _ in range(2)]
    barrier, left = threading.Barrier(2, timeout=10), []

    def disable(account):
        barrier.wait()
        with ports_of(storage) as port:
            if port(Accounts).another_administers(account.id):
                port(Accounts).save(account.disable())
                left.append(account)

    threads = [threading.Thread(target=disable, args=(account,)) for account in two]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(left) == 1
