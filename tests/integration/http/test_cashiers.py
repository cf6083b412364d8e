"""Drawers over HTTP: opened, counted blindly, closed, printed (B9)."""

import io

import pypdfium2 as pdfium
import pytest

from tests.integration.http.houses import BILLING, DESK, House
from tests.integration.http.test_billing import invoiced

ALL = "/cashier-sessions"


def taka(amount):
    return {"amount": amount, "currency": "BDT"}


def by(method, amount):
    return {"method": method, "amount": taka(amount)}


@pytest.fixture(scope="module")
def house():
    """A hospital in which somebody pays 500 taka in cash at the desk."""
    house = House()
    invoice = invoiced(house)
    opened = {"opening_float": taka("200.00"), "place": "Desk 2"}
    house.post(ALL, DESK, opened, 201)
    paid = {**by("cash", "500.00")}
    house.post(f"/invoices/{invoice['id']}/payments", DESK, paid, 201)
    return house


@pytest.fixture(scope="module")
def closed(house):
    """The desk has counted ten taka too little."""
    mine = house.get(f"{ALL}/mine", DESK)
    count = {"counted": [by("cash", "690.00")]}
    blind = house.post(f"{ALL}/{mine['id']}/close", DESK, count, 409)
    why = {**count, "note": "Ten went out as change"}
    found = house.post(f"{ALL}/{mine['id']}/close", DESK, why)
    return {"mine": mine, "blind": blind, "found": found}


def test_who_counts_is_not_told_what_should_be_there(closed):
    mine, blind = closed["mine"], closed["blind"]

    assert (mine["place"], mine["takings"], mine["receipts"]) == ("Desk 2", None, None)
    assert (blind["code"], blind["rule"]) == ("difference_without_note", "B9")
    assert "facts" not in blind or blind["facts"] == {}


def test_the_closing_tells_the_difference(closed):
    [cash, *others] = closed["found"]["counts"]

    assert cash == {
        "method": "cash",
        "expected": taka("700.00"),
        "counted": taka("690.00"),
        "difference": taka("-10.00"),
    }
    assert {one["difference"]["amount"] for one in others} == {"0.00"}
    assert closed["found"]["note"] == "Ten went out as change"


def test_billing_finds_the_difference(house, closed):
    [listed] = house.get(ALL, BILLING, which="with_difference")["items"]
    shown = house.get(f"{ALL}/{listed['id']}", BILLING)

    assert listed == closed["found"]
    assert shown["takings"] == [by("cash", "500.00")]
    assert shown["receipts"] == ["RCP-2027-000001"]
    assert house.get(ALL, BILLING, which="open")["items"] == []
    house.get(ALL, DESK, 403)


def test_the_paper_says_what_was_counted(house, closed):
    path = f"{ALL}/{closed['mine']['id']}/paper.pdf"
    answer = house.ask("GET", path, DESK, 200)
    pages = pdfium.PdfDocument(io.BytesIO(answer.content))
    text = " ".join(page.get_textpage().get_text_range() for page in pages)
    said = " ".join(text.split())

    assert answer.headers["content-type"] == "application/pdf"
    assert "CSH-2027-000001" in said
    for words in ("200.00", "500.00", "700.00", "690.00", "-10.00", "Desk 2"):
        assert words in said
    assert "Receipts: 1, RCP-2027-000001 to RCP-2027-000001" in said
    assert "Ten went out as change" in said
    assert house.ask("GET", path, BILLING, 200).content == answer.content


def test_what_is_still_open_is_on_no_paper(house, closed):
    house.at_the_drawer(DESK)
    mine = house.get(f"{ALL}/mine", DESK)

    refused = house.get(f"{ALL}/{mine['id']}/paper.pdf", DESK, 409)

    assert refused["rule"] == "B9"
