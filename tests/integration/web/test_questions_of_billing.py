"""However much there is, a page of billing asks the database as often."""

import pytest

from mediklaud.application.access.who_am_i import WhoAmI
from mediklaud.domain.access.actor import Bearer, Role
from mediklaud.domain.shared.ids import PatientId
from mediklaud.ports.payments_online import PaymentExceptions, PaymentIntents
from tests.builders.billing import taka
from tests.builders.cashier import seen, to_pay, to_set_tariff
from tests.builders.crediting import an_invoice_of, to_credit, to_dispute
from tests.builders.online import an_exception, an_intent
from tests.builders.refunds import to_ask
from tests.hospital import ports_of
from tests.integration.http.doors import a_door_of
from tests.integration.http.houses import House
from tests.integration.web.browser import Browser
from tests.statements import statements_on
from tests.storages import on_sqlite, sqlite_engine

PAGES = (
    "/",
    "/accounts/{patient}",
    "/accounts/{patient}/payments",
    "/invoices/{invoice}",
    "/credit-requests",
    "/refunds",
    "/disputes",
    "/payment-exceptions",
    "/tariffs",
    "/books/revenue",
    "/books/revenue?by=service",
    "/books/trial-balance?to=2027-03-01",
    "/books/reconciliation?compare=now",
)


@pytest.fixture(scope="module")
def house():
    with on_sqlite() as storage:
        house = House(storage)
        house.hospital.handle(to_set_tariff())
        yield house


@pytest.fixture(scope="module")
def pages(house):
    """By address: how often the database was asked, with more and more."""
    patient_id = PatientId.parse(house.a_patient("Rahima Khatun"))
    invoice = an_invoice_of(house.hospital, patient_id, taka(900_00), taka(100_00))
    asked = []
    for line in (1, 2):
        something_happens(house, invoice, line)
        asked.append(opened(house, invoice))
    return asked


def something_happens(house, invoice, line):
    """One more of everything that billing's pages list, of the same and of another."""
    handle = house.hospital.handle
    handle(to_dispute(invoice, line))
    for whose in (invoice.patient_id, PatientId.parse(house.a_patient("Mina Das"))):
        other = an_invoice_of(house.hospital, whose, taka(500_00))
        handle(to_credit(other))
        handle(to_ask(handle(to_pay(other, taka(100_00))).payment, taka(50_00)))
        seen(house.hospital, whose)
        intent = an_intent(
            patient_id=whose, invoice_id=other.id, provider_ref=f"ref-{other.id}"
        )
        with ports_of(house.storage) as port:
            port(PaymentIntents).add(intent)
            port(PaymentExceptions).add(an_exception(intent))


def opened(house, invoice):
    """How often each page asks."""
    mine = Bearer(house.tokens[Role.BILLING])
    somebody = Browser(a_door_of(house.hospital))
    somebody.sign_in(house.hospital.handle(WhoAmI(actor=mine)).login)
    counted = {}
    for page in PAGES:
        address = page.format(patient=invoice.patient_id, invoice=invoice.id)
        with statements_on(sqlite_engine()) as statements:
            somebody.get(address)
        counted[page] = len(statements)
    return counted


@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_billing_asks_as_often(pages, page):
    few, many = (asked[page] for asked in pages)

    assert few == many < 60
