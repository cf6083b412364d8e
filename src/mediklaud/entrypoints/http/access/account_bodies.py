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
Reason = Annotated[str, msgspec.Meta(max_length=1000)]
Code = Annotated[str, msgspec.Meta(max_length=64)]
Roles = Annotated[list[Role], msgspec.Meta(max_length=len(Role))]


class SignInBody(Body):
    """Who signs in; `totp` is a code of the second factor, or a recovery code.

    `device` is a secret the device keeps from one time to the next.
    """

    login: Line
    password: Secret
    totp: Code | None = None
    device: Line | None = None


class PasswordBody(Body):
    """The present password, and the one that takes its place."""

    current: Secret
    new: Secret


class AcceptanceBody(Body):
    """What the invited person says; a patient proves the date of birth (P6).

    Whoever has a second factor shows a code of it, too.
    """

    token: Secret
    password: Secret
    birth_date: date | None = None
    login: Line | None = None
    totp: Code | None = None


class ResetBody(Body):
    """Who forgot the password."""

    login: Line


class CodeBody(Body):
    """What the telephone shows."""

    code: Code


class ProofBody(Body):
    """A code where there is a second factor; else the password."""

    password: Secret | None = None
    code: Code | None = None


class AccountBody(Body):
    """Somebody of staff who is to sign in, and the roles asked for them."""

    login: Line
    name: Line
    roles: Roles
    doctor_id: UUID | None = None
    reason: Reason | None = None


class RolesBody(Body):
    """The roles an account is to have: others are gone at once, new ones wait."""

    roles: Roles
    doctor_id: UUID | None = None
    reason: Reason | None = None


class RoleRequestBody(Body):
    """Roles an account is to have besides those it has, and why."""

    roles: Roles
    reason: Reason
    doctor_id: UUID | None = None


class FactorResetBody(Body):
    """Why somebody needs another second factor."""

    reason: Reason


class FactorResetDecisionBody(Body):
    """Whether it is withdrawn; `version` is the account's as it was looked at."""

    granted: bool
    reason: Reason
    version: int | None = None


class RoleDecisionBody(Body):
    """Whether the roles are given; `version` is the account's as it was looked at."""

    granted: bool
    reason: Reason
    version: int | None = None
