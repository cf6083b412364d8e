"""Every page for the pharmacy."""

from litestar.handlers import HTTPRouteHandler

PAGES: tuple[HTTPRouteHandler, ...] = ()
