"""Every page for doctors."""

from litestar.handlers import HTTPRouteHandler

PAGES: tuple[HTTPRouteHandler, ...] = ()
