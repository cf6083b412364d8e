"""Reports that the sandbox signs, and sends as a real gateway does: over HTTP."""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
from collections.abc import Mapping
from time import sleep
from urllib.error import URLError
from urllib.request import Request, urlopen

from attrs import field, frozen

from mediklaud.domain.billing.gateway import BadSignature, GatewayEvent

SIGNATURE = "x-sandbox-signature"
_PAUSES = (0, 1, 5, 15)
_PATIENCE = 10
"""Seconds."""


@frozen(kw_only=True)
class Report:
    """One report on its way."""

    url: str
    body: bytes
    signature: str = field(repr=False)
    times: int = 1
    after: float = 0
    """Seconds to wait before it goes out."""


def signed(secret: str, body: bytes) -> str:
    """What only somebody can write who knows the secret."""
    return hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def read_report(secret: str, headers: Mapping[str, str], body: bytes) -> GatewayEvent:
    """The event, if the signature is right for these very bytes."""
    shown = headers.get(SIGNATURE, "")
    if not hmac.compare_digest(shown.encode(), signed(secret, body).encode()):
        raise BadSignature
    told = json.loads(body)
    return GatewayEvent(
        id=told["id"], kind=told["kind"], provider_ref=told["ref"], key=told["key"]
    )


def post_report(report: Report) -> None:
    """Send it from a thread of its own; nobody waits for that."""
    threading.Thread(target=_send, args=(report,), daemon=True).start()


def _send(report: Report) -> None:
    sleep(report.after)
    for _ in range(report.times):
        _send_once(report)


def _send_once(report: Report) -> None:
    """Try a few times; whoever does not hear of it asks some day."""
    headers = {"Content-Type": "application/json", SIGNATURE: report.signature}
    request = Request(report.url, report.body, headers)  # noqa: S310 - our own address
    for pause in _PAUSES:
        sleep(pause)
        try:
            with urlopen(request, timeout=_PATIENCE):  # noqa: S310
                return
        except (URLError, OSError):
            continue
