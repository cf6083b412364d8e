"""A pharmacist's day in the browser: the queue, the counter, what comes back."""

import pytest

from mediklaud.domain.access.actor import Role
from tests.integration.http.doors import SOMEBODY

AT = "2027-03-01T09:00:00+06:00"
PRODUCT = {
    "code": "amx_500",
    "medicine": "Amoxicillin",
    "form": "tablet",
    "strength": "500 mg",
    "brand": "Moxin",
    "returnable": True,
}
BATCHES = (("LATE", "2028-12-31", 200), ("SOON", "2027-09-30", 4))
BORN = {"birth_date": "1980-02-03"}
TOLD = {"points": "With food\nFor seven days", "language": "English"}


@pytest.fixture(scope="module")
def shelf(house):
    """One medicine on the shelf, in two batches."""
    product = house.post("/pharmacy/products", Role.PHARMACIST, PRODUCT, 201)
    lines = [
        {"product": "amx_500", "batch": batch, "expires_on": day, "units": units}
        for batch, day, units in BATCHES
    ]
    house.post("/pharmacy/receipts", Role.PHARMACIST, {"lines": lines}, 201)
    return product


@pytest.fixture
def prescribed(house, shelf):
    """A prescription that waits, and whose it is."""
    booking = house.a_booking(AT)
    body = {
        "patient_id": booking["patient_id"],
        "medicine": {"name": "amoxicillin", "form": "tablet", "strength": "500 mg"},
        "dose": "1",
        "times_a_day": 1,
        "duration_days": 6,
        "route": "oral",
    }
    return house.post("/prescriptions", Role.DOCTOR, body, 201)


@pytest.fixture
def known(house, prescribed):
    """Two things by which the patient is known."""
    path = f"/patients/{prescribed['patient_id']}"
    return {**BORN, "number": house.get(path, Role.FRONT_DESK)["number"]}


@pytest.fixture
def counter(prescribed):
    return f"/pharmacy/prescriptions/{prescribed['id']}"


@pytest.fixture
def pharmacist(signed_in):
    return signed_in(Role.PHARMACIST)


def test_the_pharmacist_begins_with_who_waits(pharmacist, counter):
    page = pharmacist.get("/")

    assert "Karim Hossain" in page
    assert counter in pharmacist.links


def test_what_expires_first_is_handed_out_first(pharmacist, counter, known):
    page = pharmacist.get(counter)
    assert "4 of batch SOON" in page
    assert "2 of batch LATE" in page

    page = pharmacist.send(counter, **known, **TOLD)

    assert "It is handed out, and charged" in page
    assert "With food" in page
    assert counter not in pharmacist.get("/pharmacy/queue")


def test_nothing_is_handed_out_to_somebody_who_is_not_known(pharmacist, counter, known):
    pharmacist.get(counter)
    page = pharmacist.send(counter, 409, **TOLD, **BORN)
    assert "Rule H7" in page
    assert "With food" in page

    page = pharmacist.send(counter, 409, **TOLD, **{**known, "number": "P-1"})
    assert "may be somebody else" in page


def test_who_was_told_nothing_gets_nothing_new(house, pharmacist, counter, known):
    stranger = house.a_patient("Salma Khatun")
    assert stranger
    pharmacist.get(counter)
    page = pharmacist.send(counter, 200, **known, refused="yes", language="Bengali")

    assert "They did not want to be told" in page


def test_what_is_brought_back_goes_to_the_shelf(pharmacist, counter, known):
    pharmacist.get(counter)
    pharmacist.send(counter, **known, **TOLD)
    here = pharmacist.at.partition("?")[0]
    page = pharmacist.send(
        f"{here}/return", **{"of:1": "2", "unopened": "yes", "reason": "Too many"}
    )

    assert "It is written down" in page
    assert "2 tablets" in page


def test_a_label_is_printed(pharmacist, counter, known):
    pharmacist.get(counter)
    pharmacist.send(counter, **known, **TOLD)
    for paper in ("label", "counselling"):
        answer = pharmacist.door.get(pharmacist.at.partition("?")[0] + f"/{paper}.pdf")
        assert answer.content.startswith(b"%PDF")


def test_what_never_left_the_counter_is_undone(pharmacist, counter, known):
    pharmacist.get(counter)
    pharmacist.send(counter, **known, **TOLD)
    here = pharmacist.at.partition("?")[0]
    page = pharmacist.send(f"{here}/cancel", reason="The patient left")

    assert "Undone" in page
    assert counter in pharmacist.get("/pharmacy/queue")


def test_the_desk_hands_out_nothing(signed_in, counter):
    desk = signed_in(Role.FRONT_DESK)
    desk.get(counter, 403)
    desk.get("/pharmacy/queue", 403)


@pytest.mark.parametrize("what", ["prescriptions", "dispensations"])
def test_what_there_is_not_is_not_found(pharmacist, what):
    pharmacist.get(f"/pharmacy/{what}/{SOMEBODY}", 404)


@pytest.fixture
def product(shelf):
    return f"/pharmacy/products/{shelf['id']}"


def batch(pharmacist, product, status=200, **what):
    """Do something with the product's first batch."""
    pharmacist.get(product)
    return pharmacist.send(f"{product}/batch", status, **what)


def test_what_is_counted_waits_for_a_second_person(pharmacist, product):
    page = batch(pharmacist, product, step="count", number="1", reason="Broken")
    assert "waits for a second person" in page
    decision = next(one for one in pharmacist.forms if "/counts/" in one)
    page = pharmacist.send(decision, 403, step="approve", decision="I am sure")
    assert "I am sure" in page


@pytest.mark.parametrize(
    ("step", "says"),
    [("write_off", "Written off"), ("set_aside", "Set aside"), ("release", "Usable")],
)
def test_a_batch_is_written_off_set_aside_and_released(pharmacist, product, step, says):
    page = batch(pharmacist, product, step=step, number="1", reason="A wet box")

    assert "It is written down" in page
    assert says in page


def test_what_cannot_be_read_is_marked(pharmacist, product):
    page = batch(pharmacist, product, 422, step="write_off", number="few", reason="x")

    assert 'aria-invalid="true"' in page


def test_a_delivery_is_taken_in_or_refused_with_its_line(pharmacist, product):
    pharmacist.get("/pharmacy/delivery")
    line = {"product": "amx_500", "batch": "new-1", "expires_on": "2029-01-31"}
    page = pharmacist.send("/pharmacy/delivery", **line, units="30", unit_cost="2.50")
    assert "It is on the shelf" in page
    assert "NEW-1" in pharmacist.get(product)

    pharmacist.get("/pharmacy/delivery")
    line["expires_on"] = "2020-01-31"
    page = pharmacist.send("/pharmacy/delivery", **line, units="30")
    assert "It has expired already" in page


def test_what_was_handed_out_is_reported_without_ids(pharmacist, counter, known):
    pharmacist.get(counter)
    pharmacist.send(counter, **known, **TOLD)
    page = pharmacist.get("/pharmacy/reports/dispensations")

    assert "Amoxicillin 500 mg" in page
    assert pharmacist.at.startswith("/pharmacy/reports/")
    assert "/pharmacy/dispensations/" not in page


def test_a_delivery_of_a_product_begins_with_it(pharmacist, product):
    pharmacist.get(product)
    page = pharmacist.get(pharmacist.link("/pharmacy/delivery"))

    assert '<option value="amx_500" selected>' in page


def test_the_pharmacy_keeps_a_new_product(pharmacist):
    pharmacist.get("/pharmacy/new-product")
    page = pharmacist.send(
        "/pharmacy/new-product",
        medicine="Paracetamol",
        strength="500 mg",
        form="tablet",
        brand="Napa",
        code="napa_500",
        reorder_level="10",
    )
    assert "Napa" in page
    assert ">Low<" in pharmacist.get("/pharmacy/stock")


def test_every_report_is_read_and_taken_along(pharmacist, product):
    pharmacist.get("/pharmacy/reports")
    for report in [one for one in pharmacist.links if "/reports/" in one]:
        pharmacist.get(report)
        for shape in ("csv", "pdf"):
            assert pharmacist.door.get(f"{report}/table.{shape}").content


def test_a_report_is_written_as_people_read_it(pharmacist, product):
    page = pharmacist.get("/pharmacy/reports/stock_value")

    assert "Sun 31 Dec 2028" in page
    assert ">Value, BDT</" in page
    assert 'name="since"' not in page
    assert "Came in" in pharmacist.get("/pharmacy/reports/movements")


def test_days_that_run_backwards_make_no_report(pharmacist):
    address = "/pharmacy/reports/movements?since=2027-03-01&until=2026-03-01"
    assert "Rule H10" in pharmacist.get(address, 422)
