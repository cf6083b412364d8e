"""The pages each person opens, for pictures and for looking through all of them."""

PAGES_OF: dict[str, tuple[str, ...]] = {
    "patient": ("/", "/appointments", "/book", "/my/invoices"),
    "front_desk": ("/", "/desk/patients", "/desk/enrol"),
    "doctor": ("/", "/my-day", "/my-week", "/emergency-access"),
    "senior_doctor": ("/approvals",),
    "privacy_officer": (
        "/",
        "/privacy/reviews",
        "/privacy/audit",
        "/privacy/reports",
        "/privacy/breach",
        "/privacy/patients",
        "/privacy/wishes",
        "/merges",
        "/role-requests",
        "/lost-factors",
    ),
    "administrator": (
        "/",
        "/users",
        "/users/new",
        "/programs",
        "/programs/new",
        "/outbox",
        "/system",
        "/audit-check",
        "/keys",
    ),
    "billing": ("/accounts",),
}
"""By role; more are reached by links from these."""
