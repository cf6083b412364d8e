"""A drawer at the terminal: opened, counted, closed, printed (B9)."""


def test_a_drawer_is_opened_counted_and_printed(desk, cashier, tmp_path):
    opened = desk.done("cashier", "open", "200", "--place", "Desk 2")
    code, problem = desk.refused("cashier", "close", "--cash", "199")
    closed = desk.done("cashier", "close", "--cash", "199", "--note", "One is missing")
    paper = tmp_path / "drawer.pdf"
    desk.done("cashier", "print", "--to", str(paper))

    assert (code, problem["rule"]) == (1, "B9")
    assert closed["id"] == opened["id"]
    assert closed["counts"][0]["difference"]["amount"] == "-1.00"
    assert desk.done("cashier", "mine")["note"] == "One is missing"
    found = cashier.done("cashier", "list", "--which", "with-difference")["items"]
    assert [one["number"] for one in found] == [opened["number"]]
    assert cashier.done("cashier", "show", opened["id"])["takings"] == []
    assert paper.read_bytes().startswith(b"%PDF")


def test_billing_closes_a_forgotten_drawer(desk, cashier):
    forgotten = desk.done("cashier", "open", "200")["id"]

    closed = cashier.done("cashier", "close", forgotten, "--cash", "200")

    assert closed["closed_by"] != closed["cashier_id"]
