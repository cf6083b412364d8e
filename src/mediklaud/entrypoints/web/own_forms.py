"""Only a form that we gave to this very browser is read (X2)."""

from __future__ import annotations

import hmac
from hashlib import sha256
from typing import ClassVar
from urllib.parse import urlsplit

from attrs import frozen

from mediklaud.domain.errors import NotPermitted
from mediklaud.entrypoints.http.request_id import AnyRequest

FIELD = "_form"
"""The hidden field that shows where a form is from."""


@frozen
class NotOurForm(NotPermitted):
    """This form is too old, or not from here: open it again and send it anew."""

    rule: ClassVar[str] = "X2"


def proof_of(secret: str) -> str:
    """What a form shows: it cannot be made without the session's own token."""
    return hmac.new(secret.encode(), b"mediklaud form", sha256).hexdigest()


def require_ours(request: AnyRequest, shown: str, secret: str | None, url: str) -> None:
    """Refuse a form that another site sent, or that was given to another session."""
    if secret is None or not hmac.compare_digest(shown, proof_of(secret)):
        raise NotOurForm
    if not _is_from_here(request, url):
        raise NotOurForm


def _is_from_here(request: AnyRequest, url: str) -> bool:
    """Browsers say it themselves; older ones name the origin instead."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("origin")
    own = {urlsplit(url).netloc, request.headers.get("host")}
    return origin is None or urlsplit(origin).netloc in own
