"""Every page for doctors."""

from litestar.handlers import HTTPRouteHandler

from mediklaud.entrypoints.web.doctor import day

PAGES: tuple[HTTPRouteHandler, ...] = (
    day.own_day,
    day.own_week,
    day.start,
    day.missed,
)
