"""The hospital's books at the terminal (B8)."""


def test_the_books_are_closed_up_to_a_day_that_is_over(cashier):
    closed = cashier.done("billing", "close", "2027-02-28")

    assert closed["until"] == "2027-02-28"
    assert cashier.done("billing", "periods")["items"] == [closed]
    code, problem = cashier.refused("billing", "close", "2027-02-27")
    assert (code, problem["code"]) == (1, "closed_already")


def test_today_stays_open(cashier):
    _, problem = cashier.refused("billing", "close", "2027-03-01")

    assert problem["code"] == "not_over_yet"
