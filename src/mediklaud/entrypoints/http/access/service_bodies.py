"""What is said over HTTP of programs that are to work with the hospital."""

from __future__ import annotations

from typing import Annotated

import msgspec

from mediklaud.domain.access.permissions import Permission
from mediklaud.entrypoints.http.access.account_bodies import Reason
from mediklaud.entrypoints.http.bodies import Body
from mediklaud.entrypoints.http.wire import Line

Permissions = Annotated[list[Permission], msgspec.Meta(max_length=len(Permission))]


class ServiceBody(Body):
    """A program, what it is to be allowed, and for how many days its token holds."""

    name: Line
    permissions: Permissions
    valid_days: int = 90
    reason: Reason | None = None


class RotationBody(Body):
    """For how many days the new token holds."""

    valid_days: int = 90
