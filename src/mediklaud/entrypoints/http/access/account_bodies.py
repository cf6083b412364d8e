"""What is said over HTTP by who signs in, and of who is to."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

import msgspec

from mediklaud.domain.access.actor import Role
from mediklaud.entrypoints.http.bodies import Body
from mediklaud.entrypoints.http.wire import Line

Secret = Annotated[str, msgspec.Meta(max_length=1024)]
Roles = Annotated[list[Role], msgspec.Meta(max_length=len(Role))]


class SignInBody(Body):
    """Who signs in. `device` is a secret the device keeps from one time to the next."""

    login: Line
    password: Secret
    device: Line | None = None


class PasswordBody(Body):
    """The present password, and the one that takes its place."""

    current: Secret
    new: Secret


class AcceptanceBody(Body):
    """What the invited person says; a patient proves the date of birth (P6)."""

    token: Secret
    password: Secret
    birth_date: date | None = None
    login: Line | None = None


class AccountBody(Body):
    """Somebody of staff who is to sign in."""

    login: Line
    name: Line
    roles: Roles
    doctor_id: UUID | None = None


class RolesBody(Body):
    """The roles an account has from now on."""

    roles: Roles
    doctor_id: UUID | None = None
