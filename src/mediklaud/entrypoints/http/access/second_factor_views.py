"""How second factors look over HTTP: each secret is shown once."""

from __future__ import annotations

from datetime import datetime

from mediklaud.application.access.confirm_totp import Confirmed
from mediklaud.application.access.new_recovery_codes import RecoveryCodes
from mediklaud.application.access.prove_again import Proof
from mediklaud.application.access.start_totp import NewTotp
from mediklaud.entrypoints.http.wire import View
from mediklaud.entrypoints.qr import as_svg


class NewTotpView(View):
    """What a telephone needs: to scan (`qr_svg`), to open (`uri`) or to type."""

    secret: str
    uri: str
    qr_svg: str

    @classmethod
    def of(cls, new: NewTotp) -> NewTotpView:
        """The new secret, and its square."""
        return cls(secret=new.secret, uri=new.uri, qr_svg=as_svg(new.uri))


class ConfirmedView(View):
    """Ten codes to keep on paper, and the session's new token: the old one is void."""

    recovery_codes: tuple[str, ...]
    token: str | None

    @classmethod
    def of(cls, confirmed: Confirmed) -> ConfirmedView:
        """The codes and the token."""
        return cls(recovery_codes=confirmed.recovery_codes, token=confirmed.token)


class RecoveryCodesView(View):
    """Ten codes to keep on paper; those before them end."""

    recovery_codes: tuple[str, ...]

    @classmethod
    def of(cls, new: RecoveryCodes) -> RecoveryCodesView:
        """The codes."""
        return cls(recovery_codes=new.codes)


class ProofView(View):
    """The session's new token, and how long what takes a fresh proof may be done."""

    token: str
    fresh_until: datetime

    @classmethod
    def of(cls, proof: Proof) -> ProofView:
        """The proof."""
        return cls(token=proof.token, fresh_until=proof.fresh_until)
