"""The built-in gateway, on whose page no real money moves: what stands on it."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from attrs import field, frozen

from mediklaud.domain.billing.gateway import GatewayState
from mediklaud.domain.errors import NotFound
from mediklaud.domain.shared.money import Money


class Button(StrEnum):
    """What somebody may try on the sandbox's page."""

    SUCCEED = "succeed"
    FAIL = "fail"
    CANCEL = "cancel"
    SLOW = "slow"
    """The money comes after a quarter of a minute."""
    DUPLICATE = "duplicate"
    """The money comes once, and is reported three times."""
    SILENT = "silent"
    """The money comes, and nobody reports it."""
    SHORT = "short"
    """Less money comes than was asked for."""


@frozen
class SandboxOrderNotFound(NotFound):
    """There is no such order in the sandbox."""

    rule: ClassVar[str] = "B7"


@frozen(kw_only=True)
class SandboxOrder:
    """One order, as the sandbox's page shows it."""

    ref: str
    reference: str
    """The invoice's number."""
    amount: Money
    state: GatewayState
    return_url: str = field(repr=False)
