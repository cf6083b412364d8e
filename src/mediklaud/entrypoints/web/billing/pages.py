"""Every page for billing."""

from litestar.handlers import HTTPRouteHandler

PAGES: tuple[HTTPRouteHandler, ...] = ()
