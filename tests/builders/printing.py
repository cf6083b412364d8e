"""What is printed: labels, counselling sheets and reports."""

from datetime import UTC, date, datetime

from attrs import evolve

from mediklaud.domain.pharmacy.counselling import Counselling
from mediklaud.domain.pharmacy.label import CounsellingSheet, Label, PrintedPart
from mediklaud.domain.shared.report import Column, ColumnKind, Report

_LABEL = Label(
    patient_name="Rahima Khatun",
    patient_number="P-000017-4",
    medicine="paracetamol 500 mg tablet",
    product="Napa, Beximco",
    quantity="21 tablets",
    directions="1 tablet by mouth, 3 times a day, for 7 days",
    prescriber="Farhana Akter",
    handed_out_on=date(2027, 3, 1),
    parts=(
        PrintedPart(batch="AX-1", expires_on=date(2027, 9, 30), quantity="21 tablets"),
    ),
    reference="019300c1-1111-7222-8333-444455556666",
)


def a_label(**kwargs):
    return evolve(_LABEL, **kwargs)


def a_sheet(*points, language="English", **kwargs):
    said = Counselling(points=points or ("Take it with food.",), language=language)
    told = {"counselling": said, "pharmacist": "Nasrin Sultana", **kwargs}
    return CounsellingSheet(label=a_label(), **told)


def a_report(*rows, **kwargs):
    usual = {
        "name": "stock_value",
        "title": "Stock value",
        "columns": (
            Column("product"),
            Column("expires_on", ColumnKind.DAY),
            Column("on_hand", ColumnKind.COUNT),
            Column("value_BDT", ColumnKind.AMOUNT),
        ),
        "rows": rows or (("paracetamol", "2027-09-30", 1200, "1500.00"),),
        "made_at": datetime(2027, 3, 1, 3, tzinfo=UTC),
    }
    return Report(**{**usual, **kwargs})
