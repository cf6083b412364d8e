"""Forms are shown to those alone who may send them."""

from __future__ import annotations

from mediklaud.domain.access.matrix import grants_of
from mediklaud.domain.access.permissions import Permission
from mediklaud.domain.access.scope import RoleLacksPermission
from mediklaud.entrypoints.web.visitor import Visitor, as_somebody


def require_may(visitor: Visitor, permission: Permission) -> None:
    """Refuse an empty form as whatever is sent by it would be refused."""
    if as_somebody(visitor).roles.isdisjoint(grants_of(permission)):
        raise RoleLacksPermission(permission)
