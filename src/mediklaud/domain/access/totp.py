"""Codes that a telephone shows for half a minute (TOTP, RFC 6238)."""

import hmac
import re
import struct
from base64 import b32encode
from datetime import datetime
from urllib.parse import quote, urlencode

_SECONDS = 30
_DIGITS = 6
_AROUND = (0, -1, 1)
"""Clocks differ: the step before this one counts, and so does the next."""
_CODE = re.compile(r"[0-9]{6}")


def step_at(now: datetime) -> int:
    """The half minute it is, counted since 1970."""
    return int(now.timestamp()) // _SECONDS


def code_at(seed: bytes, step: int, digits: int = _DIGITS) -> str:
    """What a telephone with this seed shows in this half minute."""
    mac = hmac.digest(seed, struct.pack(">Q", step), "sha1")
    start = mac[-1] & 0x0F
    (number,) = struct.unpack(">I", mac[start : start + 4])
    return str((number & 0x7FFFFFFF) % 10**digits).zfill(digits)


def matching_step(seed: bytes, code: str, now: datetime) -> int | None:
    """The half minute around now in which the code is shown, if there is one."""
    this = step_at(now)
    steps = (this + offset for offset in _AROUND)
    matched = [s for s in steps if hmac.compare_digest(code_at(seed, s), code)]
    return matched[0] if matched else None


def is_totp(proof: str) -> bool:
    """Does it read like such a code?"""
    return _CODE.fullmatch(proof) is not None


def secret_of(seed: bytes) -> str:
    """The seed as people type it into their telephone."""
    return b32encode(seed).decode().rstrip("=")


def uri_of(seed: bytes, login: str, hospital: str) -> str:
    """The seed as a telephone reads it from a QR code."""
    label = f"{quote(hospital, safe='')}:{quote(login, safe='')}"
    asked = urlencode({"secret": secret_of(seed), "issuer": hospital}, quote_via=quote)
    return f"otpauth://totp/{label}?{asked}"
