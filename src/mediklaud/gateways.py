"""Who takes money online, by the settings: one line for each gateway.

A gateway is one adapter and one line here; `docs/adding-a-gateway.md` walks through it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.util import find_spec

from mediklaud.adapters.no_payments import NoPayments
from mediklaud.adapters.sandbox_payments.bank import Bank
from mediklaud.adapters.sandbox_payments.gateway import SandboxGateway
from mediklaud.adapters.sandbox_payments.reports import post_report
from mediklaud.adapters.stripe_payments.account import StripeAccount
from mediklaud.adapters.stripe_payments.gateway import StripeGateway
from mediklaud.application.application import Application
from mediklaud.ports.payments import PaymentGateway
from mediklaud.ports.system import Clock
from mediklaud.settings import IN_MEMORY, PREFIX, BadSetting, Settings

SANDBOX = "sandbox"


def bank_for(settings: Settings, clock: Clock) -> Bank:
    """The sandbox's own memory: a file beside the others, shared by all processes."""
    if settings.database_url == IN_MEMORY:
        return Bank.opened(":memory:", clock, post_report)
    settings.files.mkdir(parents=True, exist_ok=True)
    file = settings.files / "sandbox-payments.db"
    file.touch(mode=0o600)
    return Bank.opened(str(file), clock, post_report)


def _sandbox(settings: Settings, clock: Clock) -> PaymentGateway:
    bank = bank_for(settings, clock)
    return SandboxGateway(bank, settings.hospital.public_url)


def _stripe(settings: Settings, _clock: Clock) -> PaymentGateway:
    if find_spec("stripe") is None:
        why = "stripe needs its library: install mediklaud[stripe]"
        raise BadSetting(f"{PREFIX}PAYMENTS", why)
    return StripeGateway(StripeAccount.parse(settings.stripe))


GATEWAYS: Mapping[str, Callable[[Settings, Clock], PaymentGateway]] = {
    SANDBOX: _sandbox,
    "stripe": _stripe,
}


def gateway_for(settings: Settings, clock: Clock) -> PaymentGateway:
    """The one that is set; without any, nobody."""
    if settings.payments is None:
        return NoPayments()
    if settings.payments not in GATEWAYS:
        known = " or ".join(GATEWAYS)
        raise BadSetting(f"{PREFIX}PAYMENTS", f"has to be {known}")
    return GATEWAYS[settings.payments](settings, clock)


def sandbox_of(application: Application) -> Bank | None:
    """The sandbox behind this hospital's gateway, if that is the one."""
    gateway = application.services[PaymentGateway]
    return gateway.bank if isinstance(gateway, SandboxGateway) else None
