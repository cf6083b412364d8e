"""The pharmacy's reports, on every storage (H10)."""

from datetime import date, timedelta

import pytest

from mediklaud.application.pharmacy import print_pharmacy_report
from mediklaud.application.pharmacy.print_pharmacy_report import PrintPharmacyReport
from mediklaud.application.pharmacy.read_pharmacy_report import ReadPharmacyReport
from mediklaud.domain.access.actor import Role
from mediklaud.domain.medication.override_reason import OverrideReason
from mediklaud.domain.pharmacy.dispensation import DispensationStatus
from mediklaud.domain.pharmacy.reports import ReportName
from mediklaud.domain.shared.ids import AccountId
from mediklaud.domain.shared.money import Money
from mediklaud.domain.shared.paper import TooLongToPrint
from mediklaud.ports.dispensing import ControlledRegister, Dispensations
from mediklaud.ports.medication import Alerts
from mediklaud.ports.prescriptions import Prescriptions
from tests.builders.dispensing import a_dispensation, a_part, a_register_line
from tests.builders.knowledge import an_alert
from tests.builders.prescriptions import a_prescription
from tests.builders.scheduling import a_known_doctor, a_known_patient
from tests.builders.stock import a_full_batch, a_kept_product
from tests.clock import MONDAY_MORNING, StandingClock
from tests.hospital import a_hospital, an_actor, new, ports_of

TUESDAY = date(2027, 3, 2)
MONTH = timedelta(days=30)
CONTROLLED, DISPENSATIONS = ReportName.CONTROLLED_REGISTER, ReportName.DISPENSATIONS


@pytest.fixture
def patient(storage):
    return a_known_patient(storage)


@pytest.fixture
def keep(storage, patient):
    """One that the hospital remembers."""
    written = a_prescription(
        patient_id=patient.id, prescriber=a_known_doctor(storage).id
    )
    with ports_of(storage) as port:
        port(Prescriptions).add(written)

    def hand_out(**what):
        product = a_kept_product(storage)
        batch = a_full_batch(storage, product)
        one = a_dispensation(
            product_id=product.id,
            parts=(a_part(batch_id=batch.id),),
            prescription_id=written.id,
            patient_id=patient.id,
            prescriber=written.prescriber,
            **what,
        )
        with ports_of(storage) as port:
            port(Dispensations).add(one)
        return one

    return hand_out


@pytest.fixture
def report(storage):
    """What the pharmacist reads a day later."""
    clock = StandingClock(MONDAY_MORNING + timedelta(days=1))
    hospital = a_hospital(storage, clock)

    def read(name, kind=ReadPharmacyReport, **days):
        actor = an_actor(Role.PHARMACIST)
        return hospital.handle(kind(actor=actor, report=name, **days))

    return read


def test_every_dispensation_is_told_without_a_name(keep, report, patient):
    one = keep(owed=3)

    found = report(DISPENSATIONS)

    (row,) = found.rows
    told = dict(zip([column.name for column in found.columns], row, strict=True))
    assert told["quantity"] == one.quantity
    assert (told["owed"], told["status"]) == (3, "done")
    assert told["dispensation"] == str(one.id)
    assert patient.name not in str(found)
    assert str(patient.id) not in str(found)


def test_a_time_is_that_of_the_hospitals_clock(keep, report):
    keep(at=MONDAY_MORNING)

    assert report(DISPENSATIONS).rows[0][0].endswith("+06:00")


def test_a_report_holds_its_last_day_and_none_after_it(keep, report):
    day = MONDAY_MORNING.date()
    keep(at=MONDAY_MORNING)

    assert report(DISPENSATIONS, since=day, until=day).rows
    before = day - timedelta(days=1)
    assert not report(DISPENSATIONS, since=before, until=before).rows


def test_what_is_long_ago_is_asked_for_by_its_days(keep, report):
    keep(at=MONDAY_MORNING - 2 * MONTH)

    assert not report(DISPENSATIONS).rows
    long_ago = (MONDAY_MORNING - 3 * MONTH).date()
    assert len(report(DISPENSATIONS, since=long_ago).rows) == 1


def test_the_register_is_told_line_by_line(storage, keep, report):
    one = keep(controlled=True, status=DispensationStatus.DONE, witness=new(AccountId))
    with ports_of(storage) as port:
        port(ControlledRegister).add(a_register_line(one, number=1, balance=70))

    (row,) = report(CONTROLLED).rows

    assert row[0] == 1
    assert row[5] == 70
    assert row[6] == str(one.id)
    assert row[7:] == (str(one.pharmacist), str(one.witness))


def test_alerts_are_told_rule_by_rule_with_their_sum(storage, patient, report):
    overridden = OverrideReason.ALREADY_TOLERATED
    with ports_of(storage) as port:
        port(Alerts).add(an_alert(patient_id=patient.id, rule_id="MK-0001"))
        port(Alerts).add(
            an_alert(patient_id=patient.id, rule_id="MK-0002", overridden=overridden)
        )

    found = report(ReportName.ALERTS)

    shares = {row[0]: row[4:] for row in found.rows}
    assert shares["MK-0001"] == (1, 0, "0.0", None)
    assert shares["MK-0002"] == (1, 1, "100.0", "yes")
    assert found.totals[4:6] == (2, 1)


def test_stock_is_worth_what_it_was_bought_for(storage, report):
    product = a_kept_product(storage, code="napa_500")
    a_full_batch(storage, product, 40, number="A", unit_cost=Money(125, "BDT"))
    a_full_batch(storage, product, 10, number="B", unit_cost=None)

    found = report(ReportName.STOCK_VALUE)

    assert [row[6:] for row in found.rows] == [
        (40, "1.25", "50.00"),
        (10, None, None),
    ]
    assert found.totals[-1] == "50.00"
    assert found.columns[-1].name == "value_BDT"
    assert (found.since, found.until) == (None, TUESDAY)


def test_what_expires_is_told_by_thirty_sixty_and_ninety_days(storage, report):
    product = a_kept_product(storage)
    for left in (-1, 0, 30, 31, 60, 61, 90, 91):
        last = TUESDAY + timedelta(days=left)
        a_full_batch(storage, product, number=f"N{left}", expires_on=last)

    found = [(row[4], row[0]) for row in report(ReportName.EXPIRING).rows]

    assert found == [
        ("N-1", "expired"),
        ("N0", "30 days"),
        ("N30", "30 days"),
        ("N31", "60 days"),
        ("N60", "60 days"),
        ("N61", "90 days"),
        ("N90", "90 days"),
    ]


def test_what_is_low_is_to_be_ordered_in_whole_packs(storage, report):
    low = a_kept_product(storage, code="low", reorder_level=100, pack_size=30)
    full = a_kept_product(storage, code="full", reorder_level=100)
    a_full_batch(storage, low, 39)
    a_full_batch(storage, full, 100)

    (row,) = report(ReportName.BELOW_REORDER_LEVEL).rows

    assert row[0] == "low"
    assert row[3:] == (39, 100, 61, 3)


def test_movements_are_told_product_by_product(storage, report):
    a_full_batch(storage, a_kept_product(storage, code="napa_500"), 100)

    (row,) = report(ReportName.MOVEMENTS).rows

    assert (row[0], *row[2:]) == ("napa_500", "receipt", 1, 100, 0)


@pytest.mark.parametrize("name", ReportName)
def test_each_report_is_made_of_nothing_and_printed(report, name):
    assert report(name).rows == ()
    paper = report(name, PrintPharmacyReport)
    assert paper.content.startswith(b"%PDF")
    assert paper.name == f"{name}-2027-03-02.pdf"


def test_what_is_too_long_for_paper_is_read_otherwise(storage, report, monkeypatch):
    monkeypatch.setattr(print_pharmacy_report, "MOST_ROWS", 1)
    product = a_kept_product(storage)
    for number in ("A", "B"):
        a_full_batch(storage, product, number=number)

    assert len(report(ReportName.STOCK_VALUE).rows) == 2
    with pytest.raises(TooLongToPrint):
        report(ReportName.STOCK_VALUE, PrintPharmacyReport)
