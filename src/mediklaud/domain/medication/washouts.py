"""How long what was stopped may still act, as far as anybody says (M1)."""

from collections.abc import Iterable
from datetime import timedelta
from functools import lru_cache

from mediklaud.domain.medication.knowledge import KnowledgeBase


def longest_washout(bases: Iterable[KnowledgeBase]) -> timedelta:
    """The longest in all rules of all of them."""
    return timedelta(days=max(map(_longest, bases), default=0))


@lru_cache(maxsize=16)
def _longest(base: KnowledgeBase) -> int:
    """In days; read once for each base."""
    sides = (side for rule in base.interactions for side in (rule.a, rule.b))
    return max((side.washout_days for side in sides), default=0)
