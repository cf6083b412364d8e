"""What patients had said about a note is read beside it, by whoever reads it (X7)."""

from collections.abc import Iterable

from attrs import evolve

from mediklaud.domain.privacy.amendment import Amendment, Decision
from mediklaud.domain.records.amended import Amended
from mediklaud.domain.records.consultation import Consultation
from mediklaud.domain.records.medical_record import Entry
from mediklaud.domain.shared.ids import Id

MOST = 1000
"""Amendments of one patient that are looked through."""


def with_amendments(
    entries: Iterable[Entry], amendments: Iterable[Amendment]
) -> tuple[Entry, ...]:
    """The entries, each with the answers to what was asked about it."""
    answers: dict[Id | None, list[Amended]] = {}
    for one in amendments:
        if one.decision is not None:
            about = one.consultation_id or one.note_id
            answers.setdefault(about, []).insert(0, _amended(one, one.decision))
    return tuple(_beside(entry, answers) for entry in entries)


def _beside(entry: Entry, answers: dict[Id | None, list[Amended]]) -> Entry:
    said = tuple(answers.get(entry.id, ()))
    if not isinstance(entry, Consultation):
        return evolve(entry, amended=said)
    addenda = (
        evolve(note, amended=tuple(answers.get(note.id, ()))) for note in entry.addenda
    )
    return evolve(entry, amended=said, addenda=tuple(addenda))


def _amended(amendment: Amendment, decision: Decision) -> Amended:
    said = amendment.disagreement
    return Amended(
        at=decision.at,
        correction=amendment.correction,
        denial=None if decision.accepted else decision.text,
        disagreement=said.statement if said else None,
    )
