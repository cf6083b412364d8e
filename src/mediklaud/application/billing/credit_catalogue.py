"""What billing does about what is not to be paid, or not yet."""

from typing import Any

from mediklaud.application.billing.decide_credit_request import (
    DecideCreditRequest,
    decide_credit_request,
)
from mediklaud.application.billing.decide_dispute import DecideDispute, decide_dispute
from mediklaud.application.billing.dispute_line import DisputeLine, dispute_line
from mediklaud.application.billing.end_plan import EndPlan, end_plan
from mediklaud.application.billing.issue_credit_note import (
    IssueCreditNote,
    issue_credit_note,
)
from mediklaud.application.billing.list_credit_notes import (
    ListCreditNotes,
    list_credit_notes,
)
from mediklaud.application.billing.list_credit_requests import (
    ListCreditRequests,
    list_credit_requests,
)
from mediklaud.application.billing.list_disputes import ListDisputes, list_disputes
from mediklaud.application.billing.list_invoice_credit_notes import (
    ListInvoiceCreditNotes,
    list_invoice_credit_notes,
)
from mediklaud.application.billing.list_invoice_disputes import (
    ListInvoiceDisputes,
    list_invoice_disputes,
)
from mediklaud.application.billing.plan_payments import PlanPayments, plan_payments
from mediklaud.application.billing.read_credit_note import (
    ReadCreditNote,
    read_credit_note,
)
from mediklaud.application.billing.read_credit_request import (
    ReadCreditRequest,
    read_credit_request,
)
from mediklaud.application.billing.read_dispute import ReadDispute, read_dispute
from mediklaud.application.messages import Message
from mediklaud.application.use_case import Function

USE_CASES: dict[type[Message[Any]], Function] = {
    IssueCreditNote: issue_credit_note,
    DecideCreditRequest: decide_credit_request,
    ListCreditRequests: list_credit_requests,
    ListCreditNotes: list_credit_notes,
    ListInvoiceCreditNotes: list_invoice_credit_notes,
    ReadCreditNote: read_credit_note,
    DisputeLine: dispute_line,
    DecideDispute: decide_dispute,
    ListDisputes: list_disputes,
    ReadDispute: read_dispute,
    ReadCreditRequest: read_credit_request,
    ListInvoiceDisputes: list_invoice_disputes,
    PlanPayments: plan_payments,
    EndPlan: end_plan,
}
