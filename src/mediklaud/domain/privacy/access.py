"""Who opened a patient's record, as the patient reads it (X7)."""

from datetime import datetime

from attrs import frozen

from mediklaud.domain.shared.ids import AuditId


@frozen(kw_only=True)
class Access:
    """One time that somebody did something with a patient's data."""

    id: AuditId
    at: datetime
    roles: tuple[str, ...]
    """In which somebody did it; the hospital's clockwork is the worker."""
    name: str | None
    """Staff's; a patient's own name, or a guardian's, is not told."""
    action: str
    what: str
    """The action in plain words."""
    purpose: str | None
    """Why they could, where that was not the usual care: an emergency, a proxy."""
    listed: bool
    """The patient was only one of several in a list."""
