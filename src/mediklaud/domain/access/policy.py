"""The house rules of proving who one is (X2)."""

from datetime import timedelta

from attrs import frozen


@frozen(kw_only=True)
class AccessPolicy:
    """How long a sign-in holds, what a password must be, how guessing is slowed."""

    staff_session: timedelta = timedelta(hours=12)
    staff_idle: timedelta = timedelta(minutes=15)
    patient_session: timedelta = timedelta(hours=8)
    patient_idle: timedelta = timedelta(minutes=15)
    sessions_kept: timedelta = timedelta(days=90)
    """How long after its end a session is kept, and its device with it."""

    keys_overlap: timedelta = timedelta(minutes=3)
    """How long everybody knows a new key before it is used, and a former one after.

    Every process reads its keys once a minute, and no message takes that long.
    """

    staff_need_second_factor: bool = True
    """Without it, staff reach nothing but their own account."""
    step_up_lasts: timedelta = timedelta(minutes=5)
    """How long after proving oneself one may do what takes a fresh proof."""

    invitation_lasts: timedelta = timedelta(hours=72)
    reset_lasts: timedelta = timedelta(minutes=60)
    """How long the link in a mail about a forgotten password holds."""

    service_token_longest: timedelta = timedelta(days=365)
    service_token_overlap: timedelta = timedelta(hours=24)
    """How long a program's old token holds after it was given another."""

    shortest_password: int = 15
    """Fifteen characters, as the password is the only proof yet."""
    longest_password: int = 256

    free_tries: int = 5
    """Wrong passwords for one login, or of one known device, before it gets slow."""
    free_tries_of_a_source: int = 50
    """The same for a network, behind which a whole ward may sit."""
    longest_wait: timedelta = timedelta(minutes=15)
    noise_of_a_network: int = 100
    """Calls of strangers from one network that are refused and listened to."""
    noise_of_all: int = 1000
    """The same for all networks together."""
    patience_comes_back: timedelta = timedelta(seconds=30)
    """How soon one more call of a network is listened to again."""
    failures_forgotten_after: timedelta = timedelta(hours=24)
