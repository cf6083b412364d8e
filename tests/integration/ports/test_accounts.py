import threading
from datetime import timedelta

import pytest

from mediklaud.domain.billing.account import PatientAccount, PatientAccountNotFound
from mediklaud.domain.billing.dues import OwedInvoice
from mediklaud.domain.billing.override import OverrideNotLive
from mediklaud.domain.shared.ids import AppointmentId, OverrideId, PatientId
from mediklaud.ports.billing import Accounts, DuesOverrides
from tests.builders.billing import (
    DAY,
    FEE,
    MONDAY,
    an_override,
    taka,
    with_account,
    with_draft,
    with_issued,
)
from tests.clock import MONDAY_MORNING
from tests.hospital import new, ports_of, read


@pytest.fixture
def patient_id(storage):
    with ports_of(storage) as port:
        return with_account(port)


def account(storage, patient_id, now=MONDAY_MORNING):
    return read(storage, Accounts).read(patient_id, now)


def with_override(storage, patient_id, **what):
    override = an_override(patient_id=patient_id, **what)
    with ports_of(storage) as port:
        port(DuesOverrides).add(override)
    return override


def test_a_new_account_is_empty(storage, patient_id):
    assert account(storage, patient_id) == PatientAccount(
        patient_id=patient_id, credit=taka(0)
    )


@pytest.mark.parametrize("ask", ["read", "lock"])
def test_a_patient_nobody_enrolled_has_no_account(storage, ask):
    given = (new(PatientId), MONDAY_MORNING)[: 2 if ask == "read" else 1]

    with pytest.raises(PatientAccountNotFound):
        getattr(read(storage, Accounts), ask)(*given)


def test_only_what_was_issued_to_the_patient_is_owed(storage, patient_id):
    with ports_of(storage) as port:
        invoice = with_issued(port, patient_id)
        with_draft(port, patient_id)
        with_issued(port, with_account(port))

    assert account(storage, patient_id).owed == (
        OwedInvoice(invoice.id, invoice.number, FEE, MONDAY + 14 * DAY),
    )


def test_an_invoice_over_nothing_is_not_owed(storage, patient_id):
    with ports_of(storage) as port:
        with_issued(port, patient_id, taka(0))

    assert account(storage, patient_id).owed == ()


def test_an_override_is_live_until_it_ends(storage, patient_id):
    override = with_override(storage, patient_id)
    last_moment = override.ends_at - timedelta(microseconds=1)

    assert account(storage, patient_id, last_moment).override == override.id
    assert account(storage, patient_id, override.ends_at).override is None


def test_an_override_is_for_its_patient(storage, patient_id):
    with ports_of(storage) as port:
        other = with_account(port)
    with_override(storage, patient_id)

    assert account(storage, other).override is None


def test_the_first_of_several_overrides_is_named(storage, patient_id):
    first = with_override(storage, patient_id)
    with_override(storage, patient_id)

    assert account(storage, patient_id).override == first.id


def spend(storage, override_id, now=MONDAY_MORNING):
    with ports_of(storage) as port:
        port(DuesOverrides).spend(override_id, new(AppointmentId), now)


def test_an_override_is_spent_once(storage, patient_id):
    override = with_override(storage, patient_id)
    spend(storage, override.id)

    assert account(storage, patient_id).override is None
    with pytest.raises(OverrideNotLive):
        spend(storage, override.id)


def test_an_override_that_ended_cannot_be_spent(storage, patient_id):
    override = with_override(storage, patient_id)

    with pytest.raises(OverrideNotLive):
        spend(storage, override.id, override.ends_at)


def test_an_unknown_override_cannot_be_spent(storage):
    with pytest.raises(OverrideNotLive):
        spend(storage, new(OverrideId))


def test_who_locks_an_account_waits_for_who_locked_it_before(storage, patient_id):
    order = []
    locked = threading.Event()

    def second():
        locked.wait()
        with ports_of(storage) as port:
            port(Accounts).lock(patient_id)
            order.append("second")

    waiting = threading.Thread(target=second)
    waiting.start()
    with ports_of(storage) as port:
        port(Accounts).lock(patient_id)
        locked.set()
        waiting.join(timeout=0.2)
        order.append("first")
    waiting.join()

    assert order == ["first", "second"]
