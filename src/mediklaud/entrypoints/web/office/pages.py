"""Every page for chief medical officer, privacy officer and administrator."""

from litestar.handlers import HTTPRouteHandler

from mediklaud.entrypoints.web.office import privacy_audit, privacy_reviews

_PRIVACY: tuple[HTTPRouteHandler, ...] = (
    privacy_reviews.reviews,
    privacy_reviews.review_page,
    privacy_reviews.close_review,
    privacy_audit.audit,
    privacy_audit.search,
)
PAGES: tuple[HTTPRouteHandler, ...] = (*_PRIVACY,)
