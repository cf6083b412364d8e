"""The keys that the hospital's data is kept with (X6)."""

from __future__ import annotations

from typing import Any

from litestar import get, post

from mediklaud.application.access.list_keys import ListKeys
from mediklaud.application.access.rewrap_keys import RewrapKeys
from mediklaud.application.access.rotate_key import RotateKey
from mediklaud.domain.access.data_key import KeyPurpose
from mediklaud.domain.errors import Refusal
from mediklaud.entrypoints.http.queries import Filter
from mediklaud.entrypoints.web.access.proving import prove_first
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_PAGE = "office/keys.html"


@get("/keys", sync_to_thread=True)
def keys(visitor: AtPage, done: Filter = None) -> Page:
    """Which there are, what for, and in which state; never the keys themselves."""
    return visitor.page(_PAGE, **_about(visitor), wraps=False, done=done)


@post("/keys", status_code=303, sync_to_thread=True)
def rotate_key(visitor: AtPage) -> Page:
    """A new one comes into force when every process knows of it."""
    try:
        prove_first(visitor)
        with visitor.form.reading() as read:
            purpose = read.need("purpose", KeyPurpose)
        visitor.handle(RotateKey(**visitor.command, purpose=purpose))
    except Refusal as refusal:
        return visitor.again(_PAGE, refusal, **_about(visitor), wraps=False, done=None)
    return visitor.go("/keys?done=drawn")


@post("/keys/rewrap", status_code=303, sync_to_thread=True)
def rewrap_keys(visitor: AtPage) -> Page:
    """From then on the old master key opens nothing."""
    try:
        prove_first(visitor)
        visitor.handle(RewrapKeys(**visitor.command))
    except Refusal as refusal:
        return visitor.again(_PAGE, refusal, **_about(visitor), wraps=True, done=None)
    return visitor.go("/keys?done=wrapped")


def _about(visitor: Visitor) -> dict[str, Any]:
    found = visitor.handle(ListKeys(**visitor.query))
    return {"keys": found, "purposes": tuple(KeyPurpose)}
