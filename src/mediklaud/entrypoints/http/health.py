"""Whether the process lives, whether it can work, and how it has been doing."""

from __future__ import annotations

import os
from collections.abc import Callable
from hmac import compare_digest
from ipaddress import ip_address

import msgspec
import structlog
from attrs import frozen
from litestar import Response, get
from litestar.handlers import HTTPRouteHandler
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    generate_latest,
    multiprocess,
)

from mediklaud.domain.errors import NotSignedIn, TryLater
from mediklaud.entrypoints.http.entrance import Entrance
from mediklaud.entrypoints.http.request_id import AnyRequest


@frozen
class NotReady(TryLater):
    """The hospital's database does not answer, or has an unknown schema."""


class HealthView(msgspec.Struct, frozen=True):
    """How the hospital's program feels."""

    status: str


def health_routes(
    entrance: Entrance, registry: CollectorRegistry
) -> list[HTTPRouteHandler]:
    """What the machines around the hospital ask it."""
    return [live, *_ready(entrance.ready), _metrics(entrance.metrics_token, registry)]


@get("/health/live", sync_to_thread=False, tags=["health"])
def live() -> HealthView:
    """Does the process answer?"""
    return HealthView("alive")


def _ready(check: Callable[[], object]) -> list[HTTPRouteHandler]:
    def check_or_refuse() -> None:
        try:
            check()
        except Exception as error:
            log = structlog.get_logger("mediklaud.http")
            log.warning("not ready", error=type(error).__qualname__)
            raise NotReady from error

    @get("/health/ready", sync_to_thread=True, tags=["health"])
    def ready() -> HealthView:
        """Can the hospital work: does its database answer, and is its schema known?"""
        check_or_refuse()
        return HealthView("ready")

    @get("/health", sync_to_thread=True, include_in_schema=False)
    def health() -> HealthView:
        """The same, under the shorter name."""
        check_or_refuse()
        return HealthView("ready")

    return [ready, health]


def _metrics(token: str | None, registry: CollectorRegistry) -> HTTPRouteHandler:
    @get("/metrics", sync_to_thread=True, include_in_schema=False)
    def metrics(request: AnyRequest) -> Response[bytes]:
        """How many requests, how long they took; no patient stands in it."""
        if not _may_measure(request, token):
            raise NotSignedIn
        shown = generate_latest(_everybodys(registry))
        return Response(shown, media_type=CONTENT_TYPE_LATEST)

    return metrics


def _may_measure(request: AnyRequest, token: str | None) -> bool:
    """The holder of the token; without a token, this machine's own programs."""
    if token is not None:
        shown = request.headers.get("authorization", "")
        return compare_digest(shown.encode("latin-1"), f"Bearer {token}".encode())
    behind_proxy = {"forwarded", "x-forwarded-for", "x-real-ip"} & set(request.headers)
    return not behind_proxy and _is_loopback(request)


def _is_loopback(request: AnyRequest) -> bool:
    try:
        return (
            request.client is not None and ip_address(request.client.host).is_loopback
        )
    except ValueError:
        return False


def _everybodys(registry: CollectorRegistry) -> CollectorRegistry:
    """All worker processes' figures where there are several."""
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return registry
    together = CollectorRegistry()
    multiprocess.MultiProcessCollector(together)  # type: ignore[no-untyped-call]
    return together
