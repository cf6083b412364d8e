"""What a payer does on the sandbox's page, in front of a server that is at work."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx

from mediklaud.adapters.sandbox_payments.bank import Bank
from mediklaud.adapters.sandbox_payments.reports import SIGNATURE, Report
from mediklaud.adapters.system import SystemClock
from mediklaud.domain.billing.sandbox import Button
from tests.town import Town


def pressed_at_the_sandbox(town: Town, online: Any, button: Button) -> None:
    """The button is pressed, and the sandbox's reports reach the hospital's server."""
    reports: list[Report] = []
    file = Path(town.environment["MEDIKLAUD_FILES"]) / "sandbox-payments.db"
    bank = Bank.opened(str(file), SystemClock(), reports.append)
    bank.press(online["redirect_url"].rsplit("/", 1)[1], button)
    for report in reports:
        address = town.server.url + urlsplit(report.url).path
        headers = {SIGNATURE: report.signature, "Content-Type": "application/json"}
        answer = httpx.post(address, content=report.body, headers=headers)
        assert answer.is_success, answer.text
