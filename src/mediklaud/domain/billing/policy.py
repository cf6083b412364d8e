"""The numbers behind the hospital's money rules; each can be set."""

from datetime import timedelta

from attrs import field, frozen
from attrs.validators import ge


@frozen(kw_only=True)
class BillingPolicy:
    """When money falls due, when dues block, when a visit is a follow-up."""

    due_days: int = field(default=14, validator=ge(0))
    """Days from an invoice's issue to its due date."""
    grace_days: int = field(default=0, validator=ge(0))
    """Days after the due date before dues block a booking (U2)."""
    dues_threshold: int = field(default=0, validator=ge(0))
    """Overdue amounts up to this many minor units do not block (U2)."""
    override_lasts: timedelta = timedelta(hours=24)
    """How long a permission to book in spite of dues can be used (U4)."""
    follow_up_days: int = field(default=30, validator=ge(0))
    """A follow-up comes within so many days of a paid visit to the same doctor (B2)."""
    follow_up_visits: int = field(default=2, validator=ge(0))
    """So many follow-ups come with one paid visit (B2)."""
    credit_limit: int = field(default=0, validator=ge(0))
    """What one person credits on an invoice alone, in minor units; more takes two."""
    plan_instalments: int = field(default=36, validator=ge(1))
    """No agreement to pay in parts has more of them."""
    online_payment_lasts: timedelta = timedelta(minutes=40)
    """How long somebody may take on the gateway's page (B7)."""
