"""Every page for chief medical officer, privacy officer and administrator."""

from litestar.handlers import HTTPRouteHandler

from mediklaud.entrypoints.web.office import (
    lost_factors,
    merges,
    privacy_audit,
    privacy_breach,
    privacy_disclosures,
    privacy_patients,
    privacy_reports,
    privacy_reviews,
    privacy_wishes,
    role_requests,
    user,
    users,
)

_PRIVACY: tuple[HTTPRouteHandler, ...] = (
    privacy_reviews.reviews,
    privacy_reviews.review_page,
    privacy_reviews.close_review,
    privacy_audit.audit,
    privacy_audit.search,
    privacy_reports.reports,
    privacy_breach.breach,
    privacy_breach.breach_of,
    privacy_breach.breach_table,
    privacy_patients.patients,
    privacy_patients.find_patient,
    privacy_patients.patient,
    privacy_disclosures.disclosure_page,
    privacy_disclosures.record_disclosure,
    privacy_wishes.wishes,
    privacy_wishes.wish,
    privacy_wishes.answer_wish,
    privacy_wishes.take_more_time,
)
_DECIDED: tuple[HTTPRouteHandler, ...] = (
    role_requests.role_requests,
    role_requests.role_request,
    role_requests.decide_roles,
    lost_factors.lost_factors,
    lost_factors.lost_factor,
    lost_factors.decide_factor,
    merges.merges,
    merges.merge,
    merges.decide_merge,
)
_ADMINISTRATION: tuple[HTTPRouteHandler, ...] = (
    users.users,
    users.new_user,
    users.create_user,
    user.user,
    user.disable_user,
    user.enable_user,
    user.invite_user,
    user.user_roles,
    user.change_roles,
    user.user_factor,
    user.ask_for_factor,
)
PAGES: tuple[HTTPRouteHandler, ...] = (*_PRIVACY, *_DECIDED, *_ADMINISTRATION)
