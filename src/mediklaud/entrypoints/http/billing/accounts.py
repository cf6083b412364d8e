"""Payments and patients' accounts over HTTP (B5, U1-U5)."""

from __future__ import annotations

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath, JSONBody

from mediklaud.application.billing.grant_dues_override import GrantDuesOverride
from mediklaud.application.billing.list_dues_overrides import ListDuesOverrides
from mediklaud.application.billing.list_payments import ListPayments
from mediklaud.application.billing.read_account import ReadAccount
from mediklaud.application.billing.take_payment import TakePayment
from mediklaud.domain.shared.ids import InvoiceId, OverrideId, PatientId, PaymentId
from mediklaud.entrypoints.http.billing.account_bodies import OverrideBody, PaymentBody
from mediklaud.entrypoints.http.billing.account_views import (
    OverrideView,
    PaymentMadeView,
    PaymentView,
    StatementView,
)
from mediklaud.entrypoints.http.desk import AtDesk
from mediklaud.entrypoints.http.pages import Page
from mediklaud.entrypoints.http.paging import PageAsked

_PATIENT = "/patients/{patient_id:uuid}"
_TAGS = ("payments",)


@post("/invoices/{invoice_id:uuid}/payments", sync_to_thread=True, tags=_TAGS)
def take_payment(
    invoice_id: FromPath[UUID], data: JSONBody[PaymentBody], desk: AtDesk
) -> PaymentView:
    """Take money for an issued invoice; what it pays for is owed no more."""
    command = TakePayment(
        **desk.command,
        invoice_id=InvoiceId(invoice_id),
        amount=data.amount.read(),
        method=data.method,
        keep_as_credit=data.keep_as_credit,
    )
    return PaymentView.of(desk.handle(command))


@get(f"{_PATIENT}/payments", sync_to_thread=True, tags=_TAGS)
def list_payments(
    patient_id: FromPath[UUID], desk: AtDesk, page: PageAsked
) -> Page[PaymentMadeView]:
    """What a patient has paid, the latest first."""
    query = ListPayments(
        **desk.query,
        patient_id=PatientId(patient_id),
        after=page.after(PaymentId),
        limit=page.and_one,
    )
    return page.page(desk.handle(query), PaymentMadeView.of, lambda one: one.id)


@get(f"{_PATIENT}/account", sync_to_thread=True, tags=_TAGS)
def read_account(patient_id: FromPath[UUID], desk: AtDesk) -> StatementView:
    """What is owed, overdue and paid ahead, and whether it blocks a booking."""
    query = ReadAccount(**desk.query, patient_id=PatientId(patient_id))
    return StatementView.of(desk.handle(query))


@post(f"{_PATIENT}/dues-overrides", sync_to_thread=True, tags=_TAGS)
def grant_dues_override(
    patient_id: FromPath[UUID], data: JSONBody[OverrideBody], desk: AtDesk
) -> OverrideView:
    """Let a patient's next booking pass in spite of dues, for a reason."""
    command = GrantDuesOverride(
        **desk.command, patient_id=PatientId(patient_id), reason=data.reason
    )
    return OverrideView.of(desk.handle(command))


@get("/dues-overrides", sync_to_thread=True, tags=_TAGS)
def list_dues_overrides(desk: AtDesk, page: PageAsked) -> Page[OverrideView]:
    """Every permission to book in spite of dues, the latest first."""
    query = ListDuesOverrides(
        **desk.query, after=page.after(OverrideId), limit=page.and_one
    )
    return page.page(desk.handle(query), OverrideView.of, lambda one: one.id)
