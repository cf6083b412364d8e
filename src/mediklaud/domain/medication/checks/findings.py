"""Every kind of finding, over all bases: one for each pair."""

from __future__ import annotations

from collections.abc import Iterator

from mediklaud.domain.medication.checks.allergies import allergy_hits
from mediklaud.domain.medication.checks.dosing import dose_hits
from mediklaud.domain.medication.checks.hits import Hit, folded
from mediklaud.domain.medication.checks.listed import listed_hits
from mediklaud.domain.medication.checks.pairs import hits_between, touching
from mediklaud.domain.medication.checks.patient import (
    KIDNEYS,
    PREGNANCY,
    Kidneys,
    pregnancy_hits,
)
from mediklaud.domain.medication.checks.question import Question
from mediklaud.domain.medication.medicine import PatientFacts
from mediklaud.domain.medication.report import Finding

Pair = tuple[str, str]
Found = dict[tuple[object, ...], tuple[Pair, list[Hit]]]
"""By whom it is about, so that two with one label stay apart."""


def findings_of(question: Question) -> tuple[Finding, ...]:
    """All of them, the gravest first."""
    found: Found = {}
    _add_pairs(question, found)
    if question.allergies:
        _add_allergies(question, found)
    if question.is_dosed:
        _add_doses(question, found)
    if question.patient is not None:
        _add_patient(question, found)
    findings = [folded(pair, hits) for pair, hits in found.values()]
    findings.sort(key=_gravest_first)
    return tuple(_each_once(findings))


def _gravest_first(finding: Finding) -> tuple[int, str, Pair, str, Pair]:
    rank, kind = finding.severity.rank, finding.kind
    return rank, kind, finding.pair, finding.rule_id, finding.substances


def _each_once(findings: list[Finding]) -> Iterator[Finding]:
    """Two orders of one medicine harm with a third in the same words."""
    last = None
    for finding in findings:
        if last is None or finding.pair != last.pair or finding != last:
            yield finding
        last = finding


def _add_pairs(question: Question, found: Found) -> None:
    days = question.days
    for index, known in question.bases:
        for i, j in touching(known, question.first):
            one, other, since = known[i], known[j], (days[i], days[j])
            if one and other and None in since:
                for hit in hits_between(index.rules, one, other, since):
                    _add_pair(question, found, (i, j), hit)
        for i, j, hit in listed_hits(index, known, question.first):
            if days[i] is None and days[j] is None:
                _add_pair(question, found, (i, j), hit)


def _add_pair(
    question: Question, found: Found, places: tuple[int, int], hit: Hit
) -> None:
    """Under the same names whichever of the two was named first."""
    one, other = map(question.label, places)
    key = min(places), max(places)
    if one <= other:
        _add(found, key, (one, other), hit)
    else:
        told, (x, y) = hit
        _add(found, key, (other, one), (told, (y, x)))


def _add(found: Found, key: tuple[object, ...], pair: Pair, hit: Hit) -> None:
    if key in found:
        found[key][1].append(hit)
    else:
        found[key] = pair, [hit]


def _add_allergies(question: Question, found: Found) -> None:
    for index, known in question.bases:
        for place, medicine in question.active(known):
            for allergy in question.allergies:
                pair = question.label(place), allergy.name
                for hit in allergy_hits(index, medicine, allergy):
                    _add(found, ("allergy", place, allergy), pair, hit)


def _add_doses(question: Question, found: Found) -> None:
    for index, known in question.bases:
        for places, hit in dose_hits(question, index, known):
            labels = " + ".join(sorted(map(question.label, places)))
            _add(found, ("dose", places, hit[1]), (labels, "dose"), hit)


def _add_patient(question: Question, found: Found) -> None:
    facts = question.patient or PatientFacts()
    kidneys = Kidneys(facts, question.on)
    for index, known in question.bases:
        for place, medicine in question.active(known):
            label = question.label(place)
            if facts.pregnant:
                for hit in pregnancy_hits(index, medicine):
                    _add(found, (PREGNANCY, place), (label, PREGNANCY), hit)
            for hit in kidneys.hits(index, medicine):
                _add(found, (KIDNEYS, place), (label, KIDNEYS), hit)
