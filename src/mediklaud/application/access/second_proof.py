"""Is a code right: from the telephone, or from the paper with recovery codes?"""

from datetime import datetime

from mediklaud.domain.access.second_factor import SecondFactor, SecondProof
from mediklaud.domain.access.totp import is_totp
from mediklaud.ports.second_factors import SecondFactors


def right_proof(
    factor: SecondFactor, code: str, factors: SecondFactors, now: datetime
) -> SecondProof | None:
    """What the code proves, unless it is wrong or was used before."""
    typed = code.strip()
    if is_totp(typed):
        step = factor.step_of(typed, now)
        proof = SecondProof(account_id=factor.account_id, step=step)
        return None if step is None else proof
    if not factors.has_recovery_code(factor.account_id, typed):
        return None
    return SecondProof(account_id=factor.account_id, recovery_code=typed)


def use_up(proof: SecondProof, factors: SecondFactors) -> bool:
    """Let the code count this once; no if somebody else just used it."""
    if proof.recovery_code is not None:
        return factors.use_recovery_code(proof.account_id, proof.recovery_code)
    return proof.step is not None and factors.use(proof.account_id, proof.step)
