"""The hospital's account with Stripe, read from its settings."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from attrs import field, frozen

from mediklaud.domain.errors import InvalidValue
from mediklaud.domain.shared.this_machine import is_this_machine

_STRIPE = "https://api.stripe.com"


@frozen
class MalformedStripeAccount(InvalidValue):
    """A setting of the account with Stripe cannot be used."""

    name: str
    why: str

    def __str__(self) -> str:
        return f"MEDIKLAUD_STRIPE_{self.name.upper()}: {self.why}"


@frozen(kw_only=True)
class StripeAccount:
    """By what Stripe knows the hospital, and the hospital Stripe's reports."""

    api_key: str = field(repr=False)
    webhook_secret: str = field(repr=False)
    api_base: str = _STRIPE
    patience: float = 8
    """Seconds until silence is silence."""

    @classmethod
    def parse(cls, given: Mapping[str, str]) -> StripeAccount:
        """Read what is set of `MEDIKLAUD_STRIPE_*`, by the name's part after that."""
        for name in ("api_key", "webhook_secret"):
            secret = given.get(name, "")
            _require(name, secret.isascii() and secret.isprintable(), "one line")
            _require(name, secret, "set")
        base = given.get("api_base", _STRIPE).rstrip("/")
        _require("api_base", _is_an_address(base), "an https:// address")
        return cls(
            api_key=given["api_key"],
            webhook_secret=given["webhook_secret"],
            api_base=base,
        )


def _is_an_address(url: str) -> bool:
    """Plain HTTP is for this machine alone: the account's key travels with it."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    safe = parts.scheme == "https" or is_this_machine(host)
    return safe and parts.scheme in {"http", "https"} and bool(host)


def _require(name: str, fits: object, wanted: str) -> None:
    if not fits:
        raise MalformedStripeAccount(name, f"has to be {wanted}")
