"""What of billing's papers can be asked for."""

from typing import Any

from mediklaud.application.billing.print_credit_note import (
    PrintCreditNote,
    print_credit_note,
)
from mediklaud.application.billing.print_invoice import PrintInvoice, print_invoice
from mediklaud.application.messages import Message
from mediklaud.application.use_case import Function

USE_CASES: dict[type[Message[Any]], Function] = {
    PrintInvoice: print_invoice,
    PrintCreditNote: print_credit_note,
}
