"""All that the hospital can do, gathered from its contexts."""

from functools import cache

from mediklaud.application.access import catalogue as access
from mediklaud.application.billing import catalogue as billing
from mediklaud.application.medication import catalogue as medication
from mediklaud.application.messaging import catalogue as messaging
from mediklaud.application.pharmacy import catalogue as pharmacy
from mediklaud.application.privacy import catalogue as privacy
from mediklaud.application.records import catalogue as records
from mediklaud.application.registry import catalogue as registry
from mediklaud.application.scheduling import catalogue as scheduling
from mediklaud.application.use_case import Catalogue, Function

_CONTEXTS = (
    access,
    registry,
    scheduling,
    records,
    medication,
    pharmacy,
    billing,
    messaging,
    privacy,
)


def _reactions() -> dict[type, tuple[Function, ...]]:
    """Every context's reactions to each event, in the order of the contexts."""
    merged: dict[type, tuple[Function, ...]] = {}
    for context in _CONTEXTS:
        for event, functions in context.REACTIONS.items():
            merged[event] = merged.get(event, ()) + functions
    return merged


@cache
def catalogue() -> Catalogue:
    """The use cases and reactions of every context, their signatures read once."""
    return Catalogue.of(
        use_cases={k: f for c in _CONTEXTS for k, f in c.USE_CASES.items()},
        beforehand={k: f for c in _CONTEXTS for k, f in c.BEFOREHAND.items()},
        reactions=_reactions(),
        attempts=access.ATTEMPTS,
        errands=billing.ERRANDS,
    )
