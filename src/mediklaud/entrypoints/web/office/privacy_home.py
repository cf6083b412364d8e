"""What waits for the privacy officer."""

from __future__ import annotations

from typing import Any

from mediklaud.application.access.list_factor_resets import ListFactorResets
from mediklaud.application.access.list_role_requests import ListRoleRequests
from mediklaud.application.privacy.list_amendments import ListAmendments
from mediklaud.domain.access.actor import Role
from mediklaud.entrypoints.web.answers import Page
from mediklaud.entrypoints.web.office.privacy_reviews import (
    about_reviews,
    first_reviews,
)
from mediklaud.entrypoints.web.visitor import Visitor

_MOST = 100


def first_page_of_privacy(visitor: Visitor) -> Page:
    """Emergency accesses first, for their time to be reviewed runs."""
    asked: dict[str, Any] = {**visitor.query, "limit": _MOST}
    waiting = [one for one in first_reviews(visitor, _MOST) if not one.glass.review]
    roles = visitor.handle(ListRoleRequests(**asked))
    return visitor.page(
        "office/privacy_home.html",
        **about_reviews(visitor, waiting),
        overdue=sum(one.overdue for one in waiting),
        amendments=visitor.handle(ListAmendments(**asked)),
        roles=[one for one in roles if one.approver is Role.PRIVACY_OFFICER],
        resets=visitor.handle(ListFactorResets(**asked)),
    )
