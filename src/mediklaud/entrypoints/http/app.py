"""The hospital's HTTP interface, put together."""

from __future__ import annotations

from collections.abc import Sequence

from litestar import Litestar, Response, Router
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.types import ControllerRouterHandler, Dependencies

from mediklaud.application.application import Application
from mediklaud.entrypoints.http.desk import desk_of
from mediklaud.entrypoints.http.doorkeeper import Doorkeeper
from mediklaud.entrypoints.http.entrance import Entrance
from mediklaud.entrypoints.http.exceptions import HANDLERS, not_served
from mediklaud.entrypoints.http.executor import threads_for
from mediklaud.entrypoints.http.headers import headers_for
from mediklaud.entrypoints.http.health import health_routes
from mediklaud.entrypoints.http.journal import Journal
from mediklaud.entrypoints.http.openapi import description_routes
from mediklaud.entrypoints.http.paging import paging
from mediklaud.entrypoints.http.queries import require_known_query
from mediklaud.entrypoints.http.routes import ROUTES
from mediklaud.entrypoints.http.strict_request import LARGEST, StrictRequest
from mediklaud.entrypoints.web.refusals import for_browsers
from mediklaud.entrypoints.web.routes import pages
from mediklaud.entrypoints.web.site import Site

_NO_ENTRANCE = Entrance()


def create_app(application: Application, entrance: Entrance = _NO_ENTRANCE) -> Litestar:
    """The whole interface in front of one hospital."""
    journal = Journal()
    site = Site(application=application, entrance=entrance)
    app = Litestar(
        route_handlers=[*_handlers(application, entrance, journal), *pages(site)],
        guards=[require_known_query],
        exception_handlers={**HANDLERS, HTTPException: for_browsers(site, not_served)},
        request_class=StrictRequest,
        request_max_body_size=LARGEST,
        after_request=_with_etag,
        on_startup=[threads_for(entrance.threads, entrance.cpu_locks)],
        on_shutdown=[entrance.closing],
        openapi_config=None,
        logging_config=None,
    )
    headers = headers_for(entrance.hospital.public_url)
    app.asgi_handler = Doorkeeper(app.asgi_handler, headers, journal, entrance)
    return app


def _handlers(
    application: Application, entrance: Entrance, journal: Journal
) -> Sequence[ControllerRouterHandler]:
    dependencies: Dependencies = {
        "desk": Provide(desk_of(application, entrance), sync_to_thread=False),
        "page": Provide(paging, sync_to_thread=False),
    }
    api = Router("/api/v1", route_handlers=ROUTES, dependencies=dependencies)
    health = health_routes(entrance, journal.registry)
    described: list[ControllerRouterHandler] = [api, *health]
    if not entrance.docs:
        return described
    return [*described, *description_routes(described, {})]


async def _with_etag(response: Response[object]) -> Response[object]:
    """Name the version that is shown, for a later `If-Match`."""
    version = getattr(response.content, "version", None)
    if version is not None:
        response.headers["ETag"] = f'"{version}"'
    return response
