"""How the hospital's program feels: is it ready, and does mail go out?"""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from litestar import get

from mediklaud.application.messaging.list_outbox import ListOutbox
from mediklaud.domain.messaging.notice import NoticeStatus
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.doctor.own import now
from mediklaud.entrypoints.web.visitor import AtPage, Visitor

_PAGE = "office/system.html"
_MOST = 100


@get("/system", sync_to_thread=True)
def system(visitor: AtPage) -> Page:
    """Is it ready, which version is it, and what is set?"""
    return visitor.page(_PAGE, **_about(visitor))


def waiting_of(visitor: Visitor, status: NoticeStatus) -> int:
    """How many messages there are in this status, as far as anybody counts them."""
    query = ListOutbox(**visitor.query, status=status, limit=_MOST)
    return len(visitor.handle(query))


def is_ready(visitor: Visitor) -> bool:
    """Does the database answer, and is its schema known?"""
    try:
        visitor.site.entrance.ready()
    except Exception:  # noqa: BLE001 - whatever it is, it is not ready
        return False
    return True


def _about(visitor: Visitor) -> dict[str, Any]:
    return {
        "ready": is_ready(visitor),
        "version": version("mediklaud"),
        "now": now(visitor),
        "entrance": visitor.site.entrance,
        "dead": waiting_of(visitor, NoticeStatus.DEAD),
        "pending": waiting_of(visitor, NoticeStatus.PENDING),
        "most": _MOST,
    }
