"""What the `pharmacy` context can do, and what it does when something happens."""

from typing import Any

from mediklaud.application.messages import Message
from mediklaud.application.pharmacy import dispensing_catalogue as dispensing
from mediklaud.application.pharmacy import stock_catalogue as stock
from mediklaud.application.pharmacy.print_pharmacy_report import (
    PrintPharmacyReport,
    print_pharmacy_report,
)
from mediklaud.application.pharmacy.read_pharmacy_report import (
    ReadPharmacyReport,
    read_pharmacy_report,
)
from mediklaud.application.use_case import Function

USE_CASES: dict[type[Message[Any]], Function] = {
    **stock.USE_CASES,
    **dispensing.USE_CASES,
    ReadPharmacyReport: read_pharmacy_report,
    PrintPharmacyReport: print_pharmacy_report,
}
BEFOREHAND: dict[type[Message[Any]], Function] = {}
REACTIONS: dict[type, tuple[Function, ...]] = {**dispensing.REACTIONS}
