"""Every page for the front desk."""

from litestar.handlers import HTTPRouteHandler

PAGES: tuple[HTTPRouteHandler, ...] = ()
