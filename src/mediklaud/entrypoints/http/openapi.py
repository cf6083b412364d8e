"""The interface described for programs: OpenAPI 3.1, with every refusal in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.metadata import version
from typing import Any, cast

import msgspec
from litestar import Litestar, Response, get
from litestar.config.app import AppConfig
from litestar.handlers import HTTPRouteHandler
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.spec import Components, SecurityScheme
from litestar.types import ControllerRouterHandler, Dependencies

from mediklaud.entrypoints.http.bodies import Body
from mediklaud.entrypoints.http.described_refusals import add_problem, complete
from mediklaud.entrypoints.http.reference import reference_route

Described = dict[str, Any]

_PAGE = re.compile(r"Page_[\w.]*\.(\w+)_(?=\")")


def description_routes(
    handlers: Sequence[ControllerRouterHandler], dependencies: Dependencies
) -> list[HTTPRouteHandler]:
    """Where the interface describes itself, to programs and to people."""

    @cache
    def described() -> Described:
        return describe(handlers, dependencies)

    @get("/api/schema", sync_to_thread=True, include_in_schema=False)
    def schema() -> Response[bytes]:
        """The interface as OpenAPI."""
        body = msgspec.json.encode(described())
        return Response(body, media_type="application/vnd.oai.openapi+json")

    return [schema, reference_route(described)]


def describe(
    handlers: Sequence[ControllerRouterHandler], dependencies: Dependencies
) -> Described:
    """The whole interface; slow, so only for those who ask."""
    config = AppConfig(
        route_handlers=list(handlers),
        dependencies=dict(dependencies),
        openapi_config=OpenAPIConfig(
            title="MediKlaud",
            version=version("mediklaud"),
            description="The hospital's interface for programs.",
            use_handler_docstrings=True,
            operation_id_creator=_named_as_in_the_code,
            components=Components(
                security_schemes={
                    "session": SecurityScheme(type="http", scheme="bearer")
                }
            ),
            security=[{"session": []}],
        ),
        logging_config=None,
    )
    found: Described = Litestar.from_config(config).openapi_schema.to_schema()
    found = _with_short_names(found)
    _close_bodies(found)
    add_problem(found)
    for path, method, operation in _operations(found):
        complete(operation, method, path)
    return found


def _named_as_in_the_code(
    handler: HTTPRouteHandler, _method: object, _path: object
) -> str:
    return handler.handler_name


def _operations(found: Described) -> Iterator[tuple[str, str, Described]]:
    for path, item in found["paths"].items():
        for method, operation in item.items():
            if isinstance(operation, dict):
                yield path, method, operation


def _with_short_names(found: Described) -> Described:
    """`Page_some.module.DoctorView_` is a page of doctors."""
    text = msgspec.json.encode(found).decode()
    short = _PAGE.sub(r"PageOf\1", text)
    return cast("Described", msgspec.json.decode(short))


def _close_bodies(found: Described) -> None:
    """Bodies take no unknown field: say so."""
    closed = {kind.__name__ for kind in _kinds_of(Body)}
    for name, schema in found["components"]["schemas"].items():
        if name in closed:
            schema["additionalProperties"] = False


def _kinds_of(kind: type[Body]) -> Iterator[type[Body]]:
    for narrower in kind.__subclasses__():
        yield narrower
        yield from _kinds_of(narrower)
