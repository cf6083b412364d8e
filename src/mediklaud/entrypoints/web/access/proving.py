"""Somebody proves once more who they are, in the form that takes it (X2)."""

from __future__ import annotations

from mediklaud.application.access.prove_again import ProveAgain
from mediklaud.entrypoints.web.visitor import Visitor

FIELD = "_again"
"""What `ui.prove` asks for: the code where there is a second factor, else the password.

A form with it first comes without; refused for want of a proof, it asks for one and
keeps what was written.
"""


def prove_first(visitor: Visitor) -> None:
    """If the form brings a proof, the session goes on under a new token."""
    said = visitor.form.secret(FIELD)
    if not said:
        return
    told = {**visitor.query, "idempotency_key": None}
    proof = visitor.handle(ProveAgain(**told, password=said, code=said.strip()))  # type: ignore[arg-type] # as told
    jar = visitor.site.jar
    visitor.token = proof.token
    visitor.cookies.append(jar.keep(jar.session, proof.token))
