"""The number under which one request is found again in log, audit and answer."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

from litestar import Request
from litestar.types import Scope

AnyRequest = Request[Any, Any, Any]

_KEY = "mediklaud_request_id"
_WELL_FORMED = re.compile(rb"[0-9a-fA-F-]{16,64}")
"""Hexadecimal only: an id that somebody chose must not smuggle in a name."""


def number(scope: Scope) -> str:
    """The id the caller gave, if it is a proper one; else a new one."""
    given = next((v for n, v in scope["headers"] if n == b"x-request-id"), b"")
    proper = _WELL_FORMED.fullmatch(given)
    request_id = given.decode("ascii") if proper else str(uuid4())
    state: dict[str, Any] = scope.setdefault("state", {})
    state[_KEY] = request_id
    return request_id


def request_id_of(scope: Scope) -> str | None:
    """The id this request was numbered with."""
    state: dict[str, Any] = scope.get("state") or {}
    given: str | None = state.get(_KEY)
    return given
