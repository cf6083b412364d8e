"""How it went to hand a message over, as the hospital remembers it (N2, N3)."""

from enum import StrEnum

from attrs import frozen


class Problem(StrEnum):
    """Why a message did not go out: a code, never a text of the provider's."""

    # Why it need not go out any more.
    NO_LONGER_TRUE = "no_longer_true"
    """The appointment, or the licence, is not what the message says."""
    RECIPIENT_GONE = "recipient_gone"
    NO_CONTACT = "no_contact"
    """There is no address to which the recipient wants such messages."""
    # What passes.
    UNREACHABLE = "unreachable"
    TIMED_OUT = "timed_out"
    BUSY = "busy"
    """The provider says: not now."""
    NOT_SET_UP = "not_set_up"
    """The provider does not take messages from us: a name, key or certificate."""
    ANSWER_NOT_UNDERSTOOD = "answer_not_understood"
    LEASE_RAN_OUT = "lease_ran_out"
    """The worker that took it was never heard of again."""
    UNEXPECTED = "unexpected"
    # What does not pass.
    REFUSED = "refused"
    """The provider will never take this message to this address."""


@frozen(kw_only=True)
class Sent:
    """The provider has accepted it."""

    provider_id: str | None = None
    """The provider's own name for it."""


@frozen(kw_only=True)
class NotSent:
    """The provider has not taken it; another try may help unless `for_good`."""

    problem: Problem
    for_good: bool = False


@frozen(kw_only=True)
class HandedBack:
    """Nobody tried: the lease was too short for it."""


Outcome = Sent | NotSent | HandedBack
"""What became of one attempt."""
