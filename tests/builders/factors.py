"""Second factors: telephones and what they show, for tests of who may sign in."""

from attrs import frozen

from mediklaud.application.access.confirm_totp import ConfirmTotp
from mediklaud.application.access.start_totp import StartTotp
from mediklaud.domain.access.actor import Bearer
from mediklaud.domain.access.totp import code_at, step_at
from tests.builders.access import signed_in


@frozen
class Telephone:
    """Shows the codes of one account, and knows its recovery codes."""

    seed: bytes
    recovery_codes: tuple[str, ...]
    caller: Bearer
    """The session in which it was set up, under its new token."""

    def shows(self, clock, steps=0):
        """The code it shows now, or so many half minutes later."""
        return code_at(self.seed, step_at(clock.now()) + steps)


def seed_of(secret):
    """The seed in what a person would type."""
    from base64 import b32decode

    return b32decode(secret + "=" * (-len(secret) % 8))


def enrolled(hospital, account, **how):
    """The telephone of somebody who has just set up the second factor."""
    caller = Bearer(signed_in(hospital, account, **how).token)
    return set_up(hospital, caller)


def set_up(hospital, caller):
    """Set one up in this session."""
    seed = seed_of(hospital.handle(StartTotp(actor=caller)).secret)
    code = code_at(seed, step_at(hospital.clock.now()) - 1)
    confirmed = hospital.handle(ConfirmTotp(actor=caller, code=code))
    caller = Bearer(confirmed.token) if confirmed.token else caller
    return Telephone(seed, confirmed.recovery_codes, caller)
