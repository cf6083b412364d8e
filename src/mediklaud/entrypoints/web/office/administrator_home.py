"""What waits for the administrator."""

from __future__ import annotations

from mediklaud.application.access.list_factor_resets import ListFactorResets
from mediklaud.application.access.list_role_requests import ListRoleRequests
from mediklaud.domain.messaging.notice import NoticeStatus
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.office.system import is_ready, waiting_of
from mediklaud.entrypoints.web.visitor import Visitor

_MOST = 100


def first_page_of_administrator(visitor: Visitor) -> Page:
    """Whether all is well, and who waits for a role."""
    return visitor.page(
        "office/administrator_home.html",
        ready=is_ready(visitor),
        dead=waiting_of(visitor, NoticeStatus.DEAD),
        unreached=waiting_of(visitor, NoticeStatus.NO_CONTACT),
        roles=visitor.handle(ListRoleRequests(**visitor.query, limit=_MOST)),
        resets=visitor.handle(ListFactorResets(**visitor.query, limit=_MOST)),
    )
