"""Where a request really comes from, also behind the hospital's own proxies."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import ip_address

from mediklaud.entrypoints.http.entrance import Network
from mediklaud.entrypoints.http.request_id import AnyRequest


def source_of(request: AnyRequest, proxies: Sequence[Network]) -> str | None:
    """The nearest address that is none of our proxies; what others claim is nothing."""
    if request.client is None:
        return None
    nearest = request.client.host
    # A proxy may add to the caller's line, or a line of its own below it.
    lines: list[str] = request.headers.getall("x-forwarded-for", [])
    forwarded = ",".join(lines).split(",")
    for claimed in reversed(forwarded):
        if not _is_one_of(nearest, proxies) or not _is_address(claimed.strip()):
            break
        nearest = claimed.strip()
    return nearest


def _is_one_of(address: str, networks: Sequence[Network]) -> bool:
    return _is_address(address) and any(ip_address(address) in n for n in networks)


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
