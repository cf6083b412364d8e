"""Over plain HTTP, only those are heard whose line nobody listens in on."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import IPv6Address, ip_address, ip_network

from litestar.types import Scope

from mediklaud.domain.errors import NotPermitted
from mediklaud.entrypoints.http.entrance import Network

_THIS_MACHINE: tuple[Network, ...] = (ip_network("127.0.0.0/8"), ip_network("::1"))
_ASKED_BY_WATCHERS = ("/health", "/health/live", "/health/ready")
"""They tell nothing of anybody."""


class OnlyOverHttps(NotPermitted):
    """Ask over HTTPS: here, only the hospital's own proxies are heard."""


def heard_in_the_clear(proxies: Sequence[Network]) -> tuple[Network, ...]:
    """This machine, and the proxies in front of which TLS ends."""
    return (*_THIS_MACHINE, *proxies)


def is_heard(scope: Scope, networks: Sequence[Network] | None) -> bool:
    """May whoever is at the other end ask anything here? Without networks, all may."""
    if networks is None or scope["path"] in _ASKED_BY_WATCHERS:
        return True
    client = scope.get("client")
    return client is not None and _is_in(client[0], networks)


def _is_in(host: str, networks: Sequence[Network]) -> bool:
    try:
        address = ip_address(host)
    except ValueError:
        return False
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    return any(address in network for network in networks)
