"""What somebody who is invited needs for coming in (P6)."""

from datetime import datetime

from attrs import field, frozen


@frozen(kw_only=True)
class WayIn:
    """A one-use token, until when it holds, and what one signs in with."""

    token: str = field(repr=False)
    login: str
    ends_at: datetime
