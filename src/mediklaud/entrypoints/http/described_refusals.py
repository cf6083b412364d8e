"""What the description says of refusals, keys, and who needs no session."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from mediklaud.entrypoints.http.errors import ProblemView

Described = dict[str, Any]

_UNSAFE = {"post", "put", "patch", "delete"}
_OPEN_TO_ALL = {
    "sign_in",
    "accept_invitation",
    "ask_for_password_reset",
    "live",
    "ready",
}
_REFUSALS = {
    "400": "Malformed, or something unknown in it.",
    "401": "Not signed in, or not any more.",
    "403": "None of your roles may do this.",
    "404": "No such thing, or not yours.",
    "409": "A rule of the hospital forbids it; see `code`, `rule` and `facts`.",
    "412": "Changed meanwhile: read it again.",
    "413": "The body is too large.",
    "415": "The body is not `application/json`.",
    "422": "A value breaks a rule.",
    "428": "`If-Match` is needed.",
    "429": "Too many attempts; see `Retry-After`.",
    "503": "Not possible right now; see `Retry-After`.",
}
_IDEMPOTENCY_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "Sent again with the same key and body, a command gives its "
    "first answer and does nothing; kept for 24 hours.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 200},
}


def add_problem(found: Described) -> None:
    """Describe the problem document, and each status it comes with."""
    (_,), schemas = msgspec.json.schema_components(
        [ProblemView], ref_template="#/components/schemas/{name}"
    )
    found["components"]["schemas"].update(schemas)
    reference = {"$ref": "#/components/schemas/ProblemView"}
    found["components"]["responses"] = {
        f"Refused{status}": {
            "description": text,
            "content": {"application/problem+json": {"schema": reference}},
        }
        for status, text in _REFUSALS.items()
    }


def complete(operation: Described, method: str, path: str) -> None:
    """Add what Litestar does not know: refusals, the key, who needs no session."""
    statuses = set(_REFUSALS) - set(_cannot_be(operation, path))
    for status in sorted(statuses):
        reference = {"$ref": f"#/components/responses/Refused{status}"}
        operation["responses"][status] = reference
    if method in _UNSAFE:
        operation.setdefault("parameters", []).append(_IDEMPOTENCY_KEY)
    if operation["operationId"] in _OPEN_TO_ALL:
        operation["security"] = []


def _cannot_be(operation: Described, path: str) -> Iterator[str]:
    """The refusals that this operation never gives."""
    names = {parameter["name"] for parameter in operation.get("parameters", ())}
    if "requestBody" not in operation:
        yield from ("413", "415")
    if "If-Match" not in names:
        yield from ("412", "428")
    names_a_thing = any(n == "number" or n.endswith("_id") for n in names)
    if not (names_a_thing or "{" in path or "requestBody" in operation):
        yield "404"
