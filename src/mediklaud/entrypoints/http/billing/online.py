"""Payments online over HTTP: start, look, report, decide (B7)."""

from __future__ import annotations

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath, FromQuery, JSONBody, RawBody

from mediklaud.application.billing.decide_payment_exception import (
    DecidePaymentException,
)
from mediklaud.application.billing.list_payment_exceptions import (
    ListPaymentExceptions,
)
from mediklaud.application.billing.read_online_payment import ReadOnlinePayment
from mediklaud.application.billing.read_payment_exception import ReadPaymentException
from mediklaud.application.billing.receive_payment_event import ReceivePaymentEvent
from mediklaud.application.billing.start_online_payment import StartOnlinePayment
from mediklaud.domain.shared.ids import (
    InvoiceId,
    PaymentExceptionId,
    PaymentIntentId,
)
from mediklaud.entrypoints.http.billing.online_bodies import ExceptionBody, OnlineBody
from mediklaud.entrypoints.http.billing.online_views import (
    NotedView,
    OnlinePaymentView,
    PaymentExceptionView,
)
from mediklaud.entrypoints.http.desk import AtDesk
from mediklaud.entrypoints.http.pages import Page
from mediklaud.entrypoints.http.paging import PageAsked
from mediklaud.entrypoints.http.request_id import AnyRequest

_TAGS = ("payments online",)


@post("/invoices/{invoice_id:uuid}/payment-intents", sync_to_thread=True, tags=_TAGS)
def start_online_payment(
    invoice_id: FromPath[UUID], desk: AtDesk, data: JSONBody[OnlineBody | None] = None
) -> OnlinePaymentView:
    """Go to pay an invoice, or a part of it: `redirect_url` is the gateway's page."""
    asked = data.amount if data else None
    command = StartOnlinePayment(
        **desk.command,
        invoice_id=InvoiceId(invoice_id),
        amount=asked.read() if asked else None,
    )
    return OnlinePaymentView.of(desk.handle(command))


@get("/payment-intents/{intent_id:uuid}", sync_to_thread=True, tags=_TAGS)
def read_online_payment(intent_id: FromPath[UUID], desk: AtDesk) -> OnlinePaymentView:
    """How an attempt to pay online stands."""
    query = ReadOnlinePayment(**desk.query, intent_id=PaymentIntentId(intent_id))
    return OnlinePaymentView.of(desk.handle(query))


@post(
    "/payments/webhooks/{provider:str}",
    status_code=200,
    sync_to_thread=True,
    tags=_TAGS,
)
def receive_payment_event(
    provider: FromPath[str], request: AnyRequest, body: RawBody, desk: AtDesk
) -> NotedView:
    """A gateway's report, signed over its very bytes; kept once, followed up soon."""
    command = ReceivePaymentEvent(
        **desk.command,
        provider=provider,
        headers={name.lower(): value for name, value in request.headers.items()},
        body=body,
    )
    return NotedView(is_new=desk.handle(command).is_new)


@get("/payment-exceptions", sync_to_thread=True, tags=_TAGS)
def list_payment_exceptions(
    desk: AtDesk,
    page: PageAsked,
    waiting: FromQuery[bool] = True,  # noqa: FBT002
) -> Page[PaymentExceptionView]:
    """Money that came late or amiss and waits for a decision; or all there ever was."""
    query = ListPaymentExceptions(
        **desk.query,
        waiting=waiting,
        after=page.after(PaymentExceptionId),
        limit=page.and_one,
    )
    return page.page(desk.handle(query), PaymentExceptionView.of, lambda one: one.id)


@get("/payment-exceptions/{exception_id:uuid}", sync_to_thread=True, tags=_TAGS)
def read_payment_exception(
    exception_id: FromPath[UUID], desk: AtDesk
) -> PaymentExceptionView:
    """One payment that is amiss, decided or not."""
    which = PaymentExceptionId(exception_id)
    query = ReadPaymentException(**desk.query, exception_id=which)
    return PaymentExceptionView.of(desk.handle(query))


@post(
    "/payment-exceptions/{exception_id:uuid}/decision",
    status_code=200,
    sync_to_thread=True,
    tags=_TAGS,
)
def decide_payment_exception(
    exception_id: FromPath[UUID], data: JSONBody[ExceptionBody], desk: AtDesk
) -> PaymentExceptionView:
    """Keep it as the patient's payment, or send all of it back."""
    command = DecidePaymentException(
        **desk.command,
        exception_id=PaymentExceptionId(exception_id),
        decision=data.decision,
        reason=data.reason,
    )
    return PaymentExceptionView.of(desk.handle(command))
