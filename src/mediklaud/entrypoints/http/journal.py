"""What is noted of each request: a line in the log, a point in the metrics.

The route's template stands for the path: a path may name a patient. No header, query
or body is ever noted.
"""

from __future__ import annotations

import structlog
from attrs import field, frozen
from litestar.types import Scope
from prometheus_client import CollectorRegistry, Histogram

from mediklaud.entrypoints.http.request_id import request_id_of

_METHODS = frozenset("GET HEAD POST PUT PATCH DELETE OPTIONS".split())
_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


def _histogram(journal: Journal) -> Histogram:
    return Histogram(
        "mediklaud_http_request_seconds",
        "How long requests took, by route.",
        ("method", "route", "status"),
        buckets=_BUCKETS,
        registry=journal.registry,
    )


@frozen
class Journal:
    """Notes how each request went."""

    registry: CollectorRegistry = field(factory=CollectorRegistry)
    _seconds: Histogram = field(init=False)

    @_seconds.default
    def _new_histogram(self) -> Histogram:
        return _histogram(self)

    def note(self, scope: Scope, status: int, seconds: float) -> None:
        """Note one request that has been answered, or left before its answer."""
        method = str(scope.get("method", ""))
        method = method if method in _METHODS else "other"
        route = template_of(scope)
        self._seconds.labels(method, route, status).observe(seconds)
        structlog.get_logger("mediklaud.http").info(
            "request",
            method=method,
            route=route,
            status=status,
            milliseconds=round(seconds * 1000, 1),
            request_id=request_id_of(scope),
        )


def template_of(scope: Scope) -> str:
    """The route's template; every address that leads nowhere is the same."""
    return str(scope.get("path_template") or "unknown")
