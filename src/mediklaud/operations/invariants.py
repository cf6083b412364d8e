"""Whether the hospital's books still agree with each other."""

from __future__ import annotations

from mediklaud.adapters.sql.invariants import Answer, ask_all
from mediklaud.databases import engine_of, require_known_schema
from mediklaud.settings import Settings


def check_invariants(settings: Settings) -> tuple[Answer, ...]:
    """How it stands with each of them; nothing is changed."""
    require_known_schema(settings)
    with engine_of(settings) as engine:
        return ask_all(engine)
