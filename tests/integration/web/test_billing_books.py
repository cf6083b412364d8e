"""Billing reads the hospital's books, and closes them."""

import pytest

from mediklaud.domain.access.actor import Role
from mediklaud.domain.shared.ids import PatientId
from tests.builders.billing import taka
from tests.builders.cashier import to_pay, to_set_tariff
from tests.builders.crediting import an_invoice_of


@pytest.fixture(scope="module")
def posted(house):
    """2,500 taka were invoiced today, and 1,000 taken by transfer."""
    house.hospital.handle(to_set_tariff())
    patient_id = PatientId.parse(house.a_patient())
    invoice = an_invoice_of(house.hospital, patient_id, taka(2_500_00))
    house.hospital.handle(to_pay(invoice, taka(1_000_00)))
    return house


@pytest.fixture
def billing(posted, signed_in):
    return signed_in(Role.BILLING)


def test_revenue_by_day_has_bars_and_sums(billing):
    page = billing.get("/books/revenue")

    assert 'class="bars"' in page
    assert "2027-03-01: 2500.00" in page
    assert "2,500.00" in page
    assert "1,000.00" in page
    assert "Written off" not in page


def test_revenue_by_service_has_its_shares(billing):
    page = billing.get("/books/revenue?by=service")

    assert "Consultation" in page
    assert 'class="meter"' in page


def test_revenue_is_handed_out_as_a_file_and_on_paper(billing):
    billing.get("/books/revenue")
    sheet = billing.door.get(billing.link("/books/revenue.csv"))
    paper = billing.door.get(billing.link("/books/revenue.pdf"))

    assert sheet.text.startswith("day,invoiced_BDT")
    assert paper.content.startswith(b"%PDF")


def test_days_without_anything_say_so(billing):
    page = billing.get("/books/revenue?from=2020-01-01&to=2020-01-31")

    assert "Nothing was invoiced or taken" in page


def test_years_of_it_still_fit_into_one_picture(billing):
    page = billing.get("/books/revenue?from=2020-01-01&to=2027-03-01")

    assert page.count("<title>") <= 1 + 2 * 62


@pytest.mark.parametrize(
    "asked", ["by=luck", "from=soon", "from=2027-03-02&to=2027-03-01"]
)
def test_what_cannot_be_asked_is_refused(billing, asked):
    page = billing.get("/books/revenue?" + asked, 422 if "to=" in asked else 400)

    assert "To your first page" in page


def test_the_trial_balance_balances(billing):
    assert "Choose the day" in billing.get("/books/trial-balance")
    page = billing.get("/books/trial-balance?to=2027-03-01")

    assert "Owed by patients" in page
    assert page.count("<strong>2,500.00</strong>") == 2
    assert "Nothing was posted" in billing.get("/books/trial-balance?to=2020-01-01")


def test_the_books_agree(billing):
    assert "Everything agrees" not in billing.get("/books/reconciliation")
    page = billing.get("/books/reconciliation?compare=now")

    assert "Everything agrees" in page
    assert "Each posting balances" in page


def test_books_are_closed_by_who_is_sure_and_once(billing):
    billing.get("/books/periods")
    assert "Please fill this in" in billing.send(
        "/books/periods", 422, until="2027-02-27"
    )
    billing.send("/books/periods", 422, until="2027-03-01", sure="yes")
    page = billing.send("/books/periods", until="2027-02-27", sure="yes")
    assert "The books are closed" in page

    page = billing.send("/books/periods", 409, until="2027-02-27", sure="yes")
    assert "a later one, already" in page


def test_the_chief_reads_the_books_and_does_not_close_them(posted, signed_in):
    chief = signed_in(Role.CHIEF_MEDICAL_OFFICER)

    assert "/books/revenue" in chief.get("/")
    assert "Close the books" not in chief.get("/books/periods")
    chief.get("/books/trial-balance?to=2027-03-01")


def test_nobody_else_reads_them(posted, signed_in):
    signed_in(Role.FRONT_DESK).get("/books/revenue", 403)
    signed_in(Role.PATIENT).get("/books/revenue", 403)
