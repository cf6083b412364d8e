"""The hospital's books over HTTP (B8)."""

from tests.integration.http.houses import BILLING, CMO, DESK, House


def test_the_books_are_closed_up_to_a_day_that_is_over():
    house = House()
    closed = house.post("/books/periods", BILLING, {"until": "2027-02-28"}, 201)

    assert closed["until"] == "2027-02-28"
    assert house.get("/books/periods", CMO)["items"] == [closed]
    again = house.post("/books/periods", BILLING, {"until": "2027-02-27"}, 409)
    assert (again["code"], again["rule"]) == ("closed_already", "B8")
    today = house.post("/books/periods", BILLING, {"until": "2027-03-01"}, 422)
    assert today["code"] == "not_over_yet"
    house.post("/books/periods", DESK, {"until": "2027-02-28"}, 403)
