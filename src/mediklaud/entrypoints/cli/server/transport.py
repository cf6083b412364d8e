"""What is asked of the line before the server opens: nobody may listen in."""

from __future__ import annotations

import ssl
from urllib.parse import urlsplit

from mediklaud.domain.shared.this_machine import is_this_machine
from mediklaud.settings import BadSetting, Settings

_PLAIN = (
    "plain HTTP is for this machine alone: set MEDIKLAUD_TLS_CERT and"
    " MEDIKLAUD_TLS_KEY, or MEDIKLAUD_PROXIES to where TLS ends"
)


def require_safe_transport(settings: Settings, host: str) -> None:
    """Refuse a line in the clear, and links that lead to one."""
    _require_whole_certificate(settings)
    safe = settings.tls_cert or settings.proxies or is_this_machine(host)
    if not safe:
        raise BadSetting("MEDIKLAUD_HOST", _PLAIN)
    if has_plain_links(settings):
        raise BadSetting("MEDIKLAUD_PUBLIC_URL", "has to begin with https://")


def has_plain_links(settings: Settings) -> bool:
    """Do links in messages lead patients over plain HTTP, beyond this machine?"""
    public = urlsplit(settings.hospital.public_url)
    return public.scheme != "https" and not is_this_machine(public.hostname or "")


def _require_whole_certificate(settings: Settings) -> None:
    """Both files, or neither; and they have to belong together."""
    certificate, key = settings.tls_cert, settings.tls_key
    if certificate is None and key is None:
        return
    if certificate is None or key is None:
        missing = "MEDIKLAUD_TLS_CERT" if certificate is None else "MEDIKLAUD_TLS_KEY"
        raise BadSetting(missing, "the certificate and its key are set together")
    try:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(certificate, key, password=_nobody_is_asked)
    except (OSError, ValueError) as error:
        why = "no certificate that can be read, with its own unencrypted key"
        raise BadSetting("MEDIKLAUD_TLS_CERT", why) from error


def _nobody_is_asked() -> str:
    """A server that starts at night cannot wait for a password."""
    return ""
