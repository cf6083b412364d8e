"""A pharmacist fills the shelves, counts them, and takes a batch back."""

import pytest

WHY = ("--reason", "counted twice")
PRODUCT = (
    *("--medicine", "paracetamol", "--form", "tablet", "--strength", "500 mg"),
    *("--brand", "Napa", "--pack-size", "10", "--reorder-level", "50"),
)
DELIVERY = """product,batch,expires_on,packs,units,unit_cost,location
napa_500,a17,2030-03-31,12,5,1.25,
napa_500,a18,2020-03-31,12,,,
napa_500,a19,soon,12,,,
nobody_knows,a20,2030-03-31,1,,,
napa_500,a21,2030-06-30,,40,,ward 3
"""


@pytest.fixture
def shelves(pharmacist, tmp_path):
    """A product of which 125 tablets came in, and 40 on the ward."""
    pharmacist.done("pharmacy", "add-product", "napa_500", *PRODUCT)
    received(pharmacist, tmp_path)
    return pharmacist


def a_file(folder, text=DELIVERY, name="delivery.csv"):
    file = folder / name
    file.write_text(text)
    return file


def received(pharmacist, folder, *options):
    return pharmacist.done("pharmacy", "receive", a_file(folder), *options)


def batch(pharmacist, number="A17"):
    found = pharmacist.done("pharmacy", "batches", "napa_500")["items"]
    return next(one for one in found if one["batch"] == number)


def test_a_delivery_comes_in_and_every_refused_line_is_told(pharmacist, tmp_path):
    pharmacist.done("pharmacy", "add-product", "napa_500", *PRODUCT)

    trial = received(pharmacist, tmp_path, "--dry-run")
    assert pharmacist.done("pharmacy", "batches", "napa_500")["items"] == []
    done = received(pharmacist, tmp_path)

    assert done == trial
    assert (done["lines"], done["units"]) == (2, 165)
    assert [(one["line"], one["code"]) for one in done["refused"]] == [
        (2, "expired_on_arrival"),
        (3, "unreadable_line"),
        (4, "product_not_found"),
    ]
    assert batch(pharmacist)["on_hand"] == 125


def test_the_same_delivery_sent_again_comes_in_once(shelves, tmp_path):
    received(shelves, tmp_path, "--key", "note 7")
    received(shelves, tmp_path, "--key", "note 7")

    assert batch(shelves)["on_hand"] == 250


def test_of_a_file_without_one_readable_line_each_line_is_told(pharmacist, tmp_path):
    bad = a_file(tmp_path, "product,batch,expires_on\nnapa_500,a17,soon\n")

    done = pharmacist.done("pharmacy", "receive", bad)

    assert [one["line"] for one in done["refused"]] == [1]


@pytest.mark.parametrize("text", ["what,is,this\n", "", "product,batch\na,b\n"])
def test_a_file_with_other_columns_is_no_delivery(pharmacist, tmp_path, text):
    _, why = pharmacist.refused("pharmacy", "receive", a_file(tmp_path, text))

    assert why["code"] == "unknown_header"


def test_a_count_counts_when_a_second_person_says_so(shelves, other_pharmacist):
    wrong = ("--counted", "120", "--reason", "five were broken")
    asked = shelves.done("pharmacy", "adjust", batch(shelves)["id"], *wrong)
    decide = ("pharmacy", "decide-adjustment", asked["id"], "--approve", *WHY)

    _, why = shelves.refused(*decide)
    other_pharmacist.done(*decide)

    assert why["code"] == "own_adjustment"

    assert batch(shelves)["on_hand"] == 120
    assert shelves.done("pharmacy", "adjustments")["items"] == []


def test_what_is_carried_or_broken_is_in_the_books(shelves):
    this = batch(shelves)["id"]

    there = shelves.done("pharmacy", "transfer", this, "25", "--to", "ward 3")
    shelves.done("pharmacy", "write-off", this, "10", "--reason", "wet")

    assert (there["location"], there["on_hand"]) == ("ward 3", 25)
    assert batch(shelves)["on_hand"] == 90
    kinds = [
        one["kind"]
        for one in shelves.done("pharmacy", "movements", "napa_500")["items"]
    ]
    assert kinds[:3] == ["write_off", "transfer", "transfer"]
    shelves.done("pharmacy", "reconcile")


def test_what_is_set_aside_is_usable_again_when_it_is_released(shelves):
    this = batch(shelves)["id"]

    shelves.done("pharmacy", "quarantine", this, "--reason", "a smell")
    [level] = shelves.done("pharmacy", "stock")["items"]
    assert (level["on_hand"], level["usable"], level["low"]) == (165, 40, True)

    shelves.done("pharmacy", "release", this, "--reason", "it was the box")
    [level] = shelves.done("pharmacy", "stock")["items"]
    assert (level["usable"], level["low"]) == (165, False)


def test_a_recalled_batch_stays_so(shelves):
    done = shelves.done("pharmacy", "recall", "napa_500", "a17", "--reason", "glass")

    assert done["patients"] == []
    recalls = shelves.done("pharmacy", "recalls")["items"]
    assert recalls == [done["recall"]]
    assert shelves.done("pharmacy", "recalled", recalls[0]["id"]) == done
    again = ("pharmacy", "recall", "napa_500", "a17", "--reason", "glass")
    assert shelves.refused(*again)[1]["code"] == "already_recalled"


def test_a_product_changes_but_for_its_code(shelves):
    changed = shelves.done(
        "pharmacy", "update-product", "napa_500", "--brand", "Napa Extra"
    )

    assert changed["brand"] == "Napa Extra"
    assert "Napa Extra" in shelves.printed("pharmacy", "products", "napa")
    assert "napa_500" in shelves.printed("pharmacy", "stock")
