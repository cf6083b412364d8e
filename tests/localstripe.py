"""The program `localstripe`, a Stripe of somebody else's making, beside the tests.

It knows payments, refunds and signed reports, but no hosted page. It is run, never
imported: its licence is not ours.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import stripe
from attrs import frozen

from tests.patience import eventually
from tests.server import a_free_port

CARD = {"number": "4242424242424242", "exp_month": 12, "exp_year": 2040, "cvc": "123"}


@frozen
class Localstripe:
    """Where it answers, and what payers do there."""

    url: str
    api: stripe.StripeClient

    def report_to(self, url: str, secret: str) -> None:
        """Send every report there."""
        told = {"url": url, "secret": secret}
        answer = httpx.post(f"{self.url}/_config/webhooks/hospital", json=told)
        assert answer.is_success, answer.text

    def pay(self, key: str, units: int, currency: str) -> str:
        """A payer's card is good; how Stripe calls the payment."""
        payer = self.api.v1.customers.create({})
        by: Any = {"type": "card", "card": CARD}
        method = self.api.v1.payment_methods.create(by)
        self.api.v1.payment_methods.attach(method.id, {"customer": payer.id})
        made = self.api.v1.payment_intents.create(
            {
                "amount": units,
                "currency": currency,
                "customer": payer.id,
                "payment_method": method.id,
                "confirm": True,
                "metadata": {"key": key},
            }
        )
        return made.id


@contextmanager
def a_localstripe(folder: Path) -> Iterator[Localstripe]:
    """One on a free port of this machine, which remembers nothing."""
    port = a_free_port()
    url = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "localstripe", "--from-scratch"]
    process = subprocess.Popen(  # noqa: S603 - a program of our own environment
        [*command, "--port", str(port)],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        eventually(lambda: _answers(url))
        yield Localstripe(url, _client(url))
    finally:
        process.kill()
        process.wait(10)


def _client(url: str) -> stripe.StripeClient:
    return stripe.StripeClient("sk_test_of_nobody", base_addresses={"api": url})


def _answers(url: str) -> bool:
    try:
        return httpx.get(url).status_code < 500
    except httpx.TransportError:
        return False
