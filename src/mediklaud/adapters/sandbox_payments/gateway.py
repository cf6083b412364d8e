"""The sandbox as the hospital speaks to it: like to any other gateway."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from mediklaud.adapters.sandbox_payments.bank import Bank
from mediklaud.adapters.sandbox_payments.reports import read_report
from mediklaud.domain.billing.gateway import (
    GatewayEvent,
    GatewayRefund,
    GatewayRefundState,
    GatewayRefused,
    GatewayState,
    GatewayStatus,
    PaymentOrder,
    Redirect,
)
from mediklaud.domain.billing.sandbox import SandboxOrderNotFound
from mediklaud.domain.shared.money import Money


@frozen
class SandboxGateway:
    """Its page is one of the hospital's own server."""

    bank: Bank
    public_url: str
    name: str = "sandbox"

    def start(self, order: PaymentOrder) -> Redirect:
        taken = self.bank.order(order)
        url = f"{self.public_url}/sandbox/pay/{taken.ref}"
        return Redirect(provider_ref=taken.ref, url=url)

    def parse_callback(self, headers: Mapping[str, str], body: bytes) -> GatewayEvent:
        return read_report(self.bank.secret, headers, body)

    def fetch(self, provider_ref: str) -> GatewayStatus:
        try:
            row = self.bank.row(provider_ref)
        except SandboxOrderNotFound as error:
            raise GatewayRefused from error
        state, currency = self.bank.state(row), row["currency"]
        paid = state is GatewayState.SUCCEEDED
        return GatewayStatus(
            provider_ref=provider_ref,
            key=row["key"],
            state=state,
            captured=Money(row["captured"], currency) if paid else None,
            refunds=tuple(
                _done(one["key"], provider_ref, Money(one["minor"], currency))
                for one in self.bank.refunds(provider_ref)
            ),
        )

    def refund(self, provider_ref: str, amount: Money, key: str) -> GatewayRefund:
        if not self.bank.refund(provider_ref, amount, key):
            raise GatewayRefused
        return _done(key, provider_ref, amount)


def _done(key: str, provider_ref: str, amount: Money) -> GatewayRefund:
    return GatewayRefund(
        key=key,
        provider_ref=f"{provider_ref}/{key}",
        amount=amount,
        state=GatewayRefundState.DONE,
    )
