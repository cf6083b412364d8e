"""Every page for chief medical officer, privacy officer and administrator."""

from litestar.handlers import HTTPRouteHandler

PAGES: tuple[HTTPRouteHandler, ...] = ()
