"""A part of the audit to be given to others: one JSON line each, and signed (X5)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import ClassVar

from attrs import field, frozen

from mediklaud.domain.access.canonical import as_part
from mediklaud.domain.access.chain import Link
from mediklaud.domain.access.seal import AnchoredSeal, Sign
from mediklaud.domain.access.seal_checking import SealedHead
from mediklaud.domain.errors import RuleBroken
from mediklaud.domain.shared.ids import PatientId

MOST_ENTRIES = 5000
_FORM = "mediklaud audit evidence 1"


@frozen
class TooMuchEvidence(RuleBroken):
    """So many entries do not go into one file: ask for a shorter time."""

    rule: ClassVar[str] = "X5"
    most: int = MOST_ENTRIES


@frozen(kw_only=True)
class Evidence:
    """The lines of the file; the last one signs all before it."""

    lines: tuple[str, ...] = field(repr=False)
    entries: int
    patients: tuple[PatientId, ...] = field(repr=False)
    """Everybody whom its entries name."""


def evidence_of(
    links: Iterable[Link],
    heads: Iterable[SealedHead],
    seals: Iterable[AnchoredSeal],
    sign: Sign,
) -> Evidence:
    """Entries with their marks, the heads and seals that cover them, the signature."""
    found = tuple(links)
    lines = [
        *map(_entry_line, found),
        *map(_head_line, heads),
        *(_line("seal", **told_of_seal(one)) for one in seals),
    ]
    key_id, signature = sign(signed_content(lines))
    signed = _line("signature", key_id=key_id, signature=signature.hex())
    named = (patient for one in found for patient in one.entry.shown)
    return Evidence(
        lines=(*lines, signed),
        entries=len(found),
        patients=tuple(dict.fromkeys(named)),
    )


def signed_content(lines: Iterable[str]) -> bytes:
    """What the last line signs: the form, and every line before it, with its end."""
    return "".join(f"{line}\n" for line in (_FORM, *lines)).encode()


def told_of_seal(one: AnchoredSeal) -> dict[str, object]:
    """A seal as it is written outside the database."""
    seal = one.seal
    return {
        "number": seal.number,
        "at": seal.at.isoformat(),
        "previous": seal.previous.hex(),
        "heads": seal.heads.hex(),
        "streams": seal.streams,
        "entries": seal.entries,
        "key_id": seal.key_id,
        "signature": seal.signature.hex(),
        "public_key": one.public_key.hex(),
    }


def _line(what: str, **told: object) -> str:
    return json.dumps({"what": what, **told})


def _entry_line(link: Link) -> str:
    entry = link.entry
    return _line(
        "entry",
        stream=link.stream,
        seq=link.seq,
        previous=link.previous.hex(),
        key_id=link.key_id,
        mac=link.mac.hex(),
        id=str(entry.id),
        at=entry.at.isoformat(),
        action=entry.action,
        outcome=entry.outcome,
        refusal=entry.refusal,
        account_id=_text(entry.account_id),
        session_id=_text(entry.session_id),
        roles=list(entry.roles),
        patient_id=_text(entry.patient_id),
        subject_id=entry.subject_id,
        purpose=entry.purpose,
        request_id=entry.request_id,
        seen=[str(patient_id) for patient_id in entry.seen],
    )


def _head_line(sealed: SealedHead) -> str:
    head = sealed.head
    return _line(
        "head",
        seal=sealed.number,
        stream=head.stream,
        seq=head.seq,
        mac=head.mac.hex(),
    )


def _text(value: object) -> str | None:
    part = as_part(value)
    return None if part is None else part.decode()
