"""Two hospitals in one database: neither sees the other's books."""

from uuid import uuid4

import pytest

from mediklaud.adapters.sql.storage import SqlStorage
from mediklaud.domain.access.scope import EVERYONE
from mediklaud.domain.billing.account import PatientAccountNotFound
from mediklaud.domain.billing.charge import ChargeNotFound
from mediklaud.domain.billing.invoice import InvoiceNotFound
from mediklaud.domain.billing.override import OverrideNotLive
from mediklaud.domain.errors import Contended
from mediklaud.domain.shared.ids import AppointmentId
from mediklaud.ports.billing import (
    Accounts,
    Charges,
    DuesOverrides,
    Invoices,
    Payments,
    Tariffs,
)
from tests.builders.billing import (
    MONDAY,
    a_charge,
    a_tariff,
    an_override,
    issued,
    taka,
    with_account,
    with_draft,
    with_issued,
    with_payment,
)
from tests.clock import MONDAY_MORNING
from tests.hospital import new, ports_of, read
from tests.ring import StandingKeyring


@pytest.fixture
def elsewhere(database):
    """Another hospital in the same database."""
    other = uuid4()
    return SqlStorage(database.engine, other, database.ports, StandingKeyring(other))


@pytest.fixture
def patient_id(database):
    with ports_of(database) as port:
        return with_account(port)


def test_no_invoice_is_found_elsewhere(database, elsewhere, patient_id):
    with ports_of(database) as port:
        invoice = with_issued(port, patient_id)

    with pytest.raises(InvoiceNotFound):
        read(elsewhere, Invoices).get(invoice.id, EVERYONE)
    assert read(elsewhere, Invoices).of_patient(patient_id, None, 9, MONDAY) == ()


def test_no_draft_is_issued_or_discarded_from_elsewhere(
    database, elsewhere, patient_id
):
    with ports_of(database) as port:
        draft = with_draft(port, patient_id)

    with pytest.raises(Contended), ports_of(elsewhere) as port:
        port(Invoices).issue(issued(draft))
    with pytest.raises(Contended), ports_of(elsewhere) as port:
        port(Invoices).discard(draft)
    assert read(database, Invoices).get(draft.id, EVERYONE) == draft


def test_no_charge_is_found_or_changed_elsewhere(database, elsewhere, patient_id):
    charge = a_charge(patient_id=patient_id)
    with ports_of(database) as port:
        port(Charges).add(charge)

    with pytest.raises(ChargeNotFound):
        read(elsewhere, Charges).get(charge.id, EVERYONE)
    with pytest.raises(Contended), ports_of(elsewhere) as port:
        port(Charges).save(charge.voided("Twice"))
    charges = read(elsewhere, Charges)
    assert charges.open_of(patient_id) == ()
    assert charges.of_patient(patient_id, None, 9) == ()
    assert charges.visits(patient_id, charge.doctor_id, charge.served_at) == ()


def test_charges_without_a_price_wait_in_their_own_hospital(
    database, elsewhere, patient_id
):
    with ports_of(database) as port:
        port(Charges).add(a_charge(patient_id=patient_id, price=None))

    assert read(elsewhere, Charges).unpriced(None, 9) == ()


def test_no_draft_is_released_from_elsewhere(database, elsewhere, patient_id):
    with ports_of(database) as port:
        draft = with_draft(port, patient_id)
    with ports_of(elsewhere) as port:
        port(Charges).release(draft.id)

    assert read(database, Charges).open_of(patient_id) == ()


def test_no_account_is_found_elsewhere(elsewhere, patient_id):
    for ask in ((patient_id,), (patient_id, MONDAY_MORNING)):
        act = "lock" if len(ask) == 1 else "read"
        with pytest.raises(PatientAccountNotFound):
            getattr(read(elsewhere, Accounts), act)(*ask)


def test_no_credit_is_found_elsewhere(database, elsewhere, patient_id):
    with ports_of(database) as port:
        with_payment(port, patient_id, taka(1))

    assert read(elsewhere, Payments).credits_of(patient_id) == ()


def test_no_override_is_spent_elsewhere(database, elsewhere, patient_id):
    override = an_override(patient_id=patient_id)
    with ports_of(database) as port:
        port(DuesOverrides).add(override)

    with pytest.raises(OverrideNotLive), ports_of(elsewhere) as port:
        port(DuesOverrides).spend(override.id, new(AppointmentId), MONDAY_MORNING)


def test_each_hospital_has_its_own_prices(database, elsewhere):
    tariff = a_tariff()
    with ports_of(database) as port:
        port(Tariffs).add(tariff)

    tariffs = read(elsewhere, Tariffs)
    assert tariffs.all() == ()
    assert tariffs.of_service("consultation") == ()
    assert tariffs.valid_on("consultation", MONDAY) is None
