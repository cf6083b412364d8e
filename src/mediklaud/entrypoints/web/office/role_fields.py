"""Roles as a form asks for them: ticks, and who the person is as a doctor."""

from __future__ import annotations

from typing import Any

from mediklaud.application.registry.list_doctors import ListDoctors
from mediklaud.domain.access.actor import STAFF, Role
from mediklaud.domain.shared.ids import DoctorId
from mediklaud.entrypoints.web.forms import Reading
from mediklaud.entrypoints.web.visitor import Visitor

_MANY = 500


def role_choices(visitor: Visitor) -> dict[str, Any]:
    """Every role of staff, and every doctor by name."""
    doctors = visitor.handle(ListDoctors(**visitor.query, limit=_MANY))
    return {"choices": sorted(STAFF), "doctors": doctors}


def roles_in(read: Reading) -> tuple[Role, ...]:
    """Those that were ticked."""
    every = {role.value: role for role in Role}
    ticked = read.form.all("role")
    if not every.keys() >= set(ticked):
        read.wrong["role"] = "This cannot be read."
    return tuple(every[one] for one in ticked if one in every)


def doctor_in(read: Reading) -> DoctorId | None:
    """Who they are as a doctor, if they are one."""
    return read.may("doctor_id", DoctorId.parse)
