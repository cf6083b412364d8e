"""What the pharmacy reports and prints."""

from typing import Any

from mediklaud.application.messages import Message
from mediklaud.application.pharmacy.print_counselling_sheet import (
    PrintCounsellingSheet,
    print_counselling_sheet,
)
from mediklaud.application.pharmacy.print_label import PrintLabel, print_label
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
    ReadPharmacyReport: read_pharmacy_report,
    PrintPharmacyReport: print_pharmacy_report,
    PrintLabel: print_label,
    PrintCounsellingSheet: print_counselling_sheet,
}
