"""Every page for chief medical officer, privacy officer and administrator."""

from litestar.handlers import HTTPRouteHandler

from mediklaud.entrypoints.web.office import privacy_reviews

_PRIVACY: tuple[HTTPRouteHandler, ...] = (
    privacy_reviews.reviews,
    privacy_reviews.review_page,
    privacy_reviews.close_review,
)
PAGES: tuple[HTTPRouteHandler, ...] = (*_PRIVACY,)
