"""What of the baseline is about lines to other machines: theirs to us, ours to them."""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import IPv4Network
from urllib.parse import urlsplit

from mediklaud.adapters.mail_server import MailServer
from mediklaud.adapters.sms_gateway import SmsGateway
from mediklaud.adapters.stripe_payments.account import StripeAccount
from mediklaud.domain.errors import InvalidValue
from mediklaud.operations.look import Fault, Found, Look

_WIDEST = {4: 8, 6: 32}
"""A network of more addresses than this is not one's own proxy."""


def public_url(look: Look) -> Found:
    """Where links in messages lead patients."""
    if not look.is_reached_from_elsewhere:
        yield Fault("PUBLIC_URL", "leads nowhere from other machines", is_warning=True)
    elif urlsplit(look.settings.hospital.public_url).scheme != "https":
        yield Fault("PUBLIC_URL", "leads patients over plain HTTP")


def description(look: Look) -> Found:
    """Whom the interface describes itself to."""
    if look.settings.api_docs and look.is_reached_from_elsewhere:
        yield Fault("API_DOCS", "the interface describes itself to everybody: off")


def post(look: Look) -> Found:
    """Whether mail and text messages go out, and over what line."""
    mail, sms = look.settings.smtp_url, look.settings.sms
    if mail is None:
        yield Fault("SMTP_URL", "no mail leaves the house: it is written to files")
    else:
        yield from refused("SMTP_URL", lambda: MailServer.parse(mail))
    if sms:
        yield from refused("SMS_URL", lambda: SmsGateway.parse(sms))


def payments(look: Look) -> Found:
    """Who takes money online: never the sandbox, where patients are real."""
    chosen, stripe = look.settings.payments, look.settings.stripe
    if chosen == "sandbox" and look.is_reached_from_elsewhere:
        yield Fault("PAYMENTS", "the sandbox takes no money: invoices look paid")
    if chosen == "stripe":
        yield from refused("STRIPE_API_KEY", lambda: StripeAccount.parse(stripe))


def refused(setting: str, use: Callable[[], object]) -> Found:
    """What the program itself would say to it."""
    try:
        use()
    except InvalidValue as refusal:
        yield Fault(setting, str(refusal))


def proxies(look: Look) -> Found:
    """Who is believed when it says where a request comes from."""
    for network in look.settings.proxies:
        version = 4 if isinstance(network, IPv4Network) else 6
        if network.prefixlen < _WIDEST[version]:
            yield Fault("PROXIES", f"believes whoever is in {network}")
