"""What the HTTP entrance is told from outside: its address, its limits, its secrets."""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Protocol

from attrs import field, frozen

from mediklaud.domain.billing.sandbox import Button, SandboxOrder
from mediklaud.domain.shared.hospital import Hospital

Network = IPv4Network | IPv6Network


def always() -> None:
    """A hospital in memory is ready as soon as it is open."""


class SandboxTill(Protocol):
    """The built-in gateway, as its page needs it."""

    def look(self, ref: str) -> SandboxOrder:
        """One order; `SandboxOrderNotFound` if there is none."""

    def press(self, ref: str, button: Button) -> SandboxOrder:
        """Let happen what the button says, once."""


@frozen(kw_only=True)
class Entrance:
    """How the hospital is to be reached over HTTP."""

    hospital: Hospital = field(factory=Hospital)
    ready: Callable[[], object] = always
    """Raises as long as the database does not answer or its schema is unknown."""
    closing: Callable[[], object] = always
    """Lets go of the database when the server stops."""
    docs: bool = True
    """Show the interface's description at `/api/schema` and `/api/docs`."""
    metrics_token: str | None = field(default=None, repr=False)
    """Who shows it may read `/metrics`; without one, only this machine may."""
    proxies: tuple[Network, ...] = ()
    """Our own proxies: what they say of where a request comes from is believed."""
    heard: tuple[Network, ...] | None = None
    """Who may ask over plain HTTP; over TLS, anybody."""
    threads: int = 4
    """As many messages are handled at once; more wait."""
    at_once: int = 256
    """Requests in the house at which further ones are asked to come back later."""
    cpu_locks: Path | None = None
    """Where worker processes claim a CPU of their own; none are claimed without it."""
    pays_online: bool = True
    """Does a gateway take money for the hospital? Then pages offer it."""
    sandbox: SandboxTill | None = None
    """The gateway that is built in, where it is the one that is set."""
