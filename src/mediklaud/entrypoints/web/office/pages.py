"""Every page for chief medical officer, privacy officer and administrator."""

from litestar.handlers import HTTPRouteHandler

from mediklaud.entrypoints.web.office import (
    lost_factors,
    privacy_audit,
    privacy_reviews,
    role_requests,
)

_PRIVACY: tuple[HTTPRouteHandler, ...] = (
    privacy_reviews.reviews,
    privacy_reviews.review_page,
    privacy_reviews.close_review,
    privacy_audit.audit,
    privacy_audit.search,
)
_DECIDED: tuple[HTTPRouteHandler, ...] = (
    role_requests.role_requests,
    role_requests.role_request,
    role_requests.decide_roles,
    lost_factors.lost_factors,
    lost_factors.lost_factor,
    lost_factors.decide_factor,
)
PAGES: tuple[HTTPRouteHandler, ...] = (*_PRIVACY, *_DECIDED)
