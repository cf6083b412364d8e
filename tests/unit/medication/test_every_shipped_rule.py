"""The knowledge that comes with the program is whole, and every rule of it works."""

import csv
import hashlib
from datetime import date
from decimal import Decimal
from importlib.resources import files
from itertools import islice, product
from typing import Any

import pytest

from mediklaud.domain.medication import (
    Dose,
    KnownAllergy,
    Medicine,
    PatientFacts,
    check_safety,
    shipped_knowledge,
)
from mediklaud.domain.medication.reading.own_format import FILES
from mediklaud.domain.medication.rules import KidneyMeasure
from mediklaud.domain.medication.substance import Scope
from mediklaud.domain.shared.preparation import Administration, Amount

KNOWN = shipped_knowledge()
FOLDER = files("mediklaud.domain.medication") / "shipped"
TODAY = date(2027, 3, 1)
ROUTES = {
    Scope.SYSTEMIC: Administration.INTRAVENOUS,
    Scope.ORAL: Administration.ORAL,
    Scope.INHALED: Administration.INHALED,
    Scope.LOCAL: Administration.OCULAR,
    Scope.ANY: Administration.TOPICAL,
}


def told(report):
    return {each.rule_id for one in report.findings for each in (one, *one.also)}


def rows(name):
    return list(csv.DictReader((FOLDER / name).read_text("utf-8").splitlines()))


def by_id(rules):
    return [pytest.param(rule, id=rule.id) for rule in rules]


def a_member(side):
    """Products of the side's substances, one under each code that is meant."""
    for name, codes in side.members.items():
        yield Medicine(name, route=ROUTES[side.scope])
        for code in codes:
            yield Medicine(name, atc=code, route=ROUTES[side.scope])


@pytest.mark.parametrize("rule", by_id(KNOWN.interactions))
def test_some_pair_meets_the_rule_either_way_round(rule):
    pairs = (
        (a, b)
        for a, b in product(a_member(rule.a), a_member(rule.b))
        if a.name != b.name
    )
    for one, other in islice(pairs, 400):
        if rule.id in told(check_safety([one, other])):
            assert rule.id in told(check_safety([other, one]))
            return
    pytest.fail("no pair meets it")


def called(allergen):
    """What a patient would say: the substance, what is eaten, or a class with it."""
    yield allergen.rpartition(":")[2].replace("-", " ")
    yield from (name for name, group in KNOWN.allergens.items() if allergen in group)


def asked(rows):
    for row in rows:
        for allergen in sorted(frozenset().union(*row.allergens)):
            for name in sorted(frozenset().union(*row.targets)):
                for allergy in called(allergen):
                    yield check_safety([name], allergies=[KnownAllergy(allergy)])


@pytest.mark.parametrize("rule_id", sorted({row.id for row in KNOWN.cross_reactions}))
def test_some_allergy_meets_the_rule(rule_id):
    """One that says nothing is met where nothing is said."""
    rows = [row for row in KNOWN.cross_reactions if row.id == rule_id]
    silent = rows[0].says is None
    assert any(
        not report.findings if silent else rule_id in told(report)
        for report in asked(rows)
    )


@pytest.mark.parametrize("limit", by_id(KNOWN.dose_limits))
def test_a_dose_above_the_limit_is_told_and_one_at_it_is_not(limit):
    def report(number):
        often = Dose((Amount(number, limit.measure),), Decimal(1), limit.period_days)
        return check_safety([Medicine(limit.substance, route=limit.route, dose=often)])

    most = min(limit.in_period, limit.at_once or limit.in_period)
    assert limit.id not in told(report(most))
    assert limit.id in told(report(most + Decimal("0.001")))


@pytest.mark.parametrize("rule", by_id(KNOWN.pregnancy))
def test_a_pregnancy_meets_the_rule(rule):
    report = check_safety(sorted(rule.members), patient=PatientFacts(pregnant=True))
    assert rule.id in told(report)


@pytest.mark.parametrize("rule", by_id(KNOWN.renal))
def test_kidneys_just_below_the_threshold_meet_the_rule(rule):
    def report(value):
        egfr, crcl = (
            value if rule.measure is measure else None for measure in KidneyMeasure
        )
        facts = PatientFacts(egfr=egfr, crcl=crcl, measured_on=TODAY)
        return check_safety(sorted(rule.members), patient=facts, on=TODAY)

    assert rule.id in told(report(rule.below - Decimal("0.1")))
    assert rule.id not in told(report(rule.below))


def test_every_rule_says_how_grave_it_is_what_to_do_and_who_says_so():
    rules: tuple[Any, ...] = (
        *KNOWN.interactions,
        *KNOWN.cross_reactions,
        *KNOWN.pregnancy,
        *KNOWN.renal,
    )
    for says in filter(None, (rule.says for rule in rules)):
        assert all((says.effect, says.mechanism, says.management, says.source))
    assert all(limit.source for limit in KNOWN.dose_limits)


def test_no_two_rules_share_an_id():
    rules: list[Any] = [
        *KNOWN.interactions,
        *KNOWN.dose_limits,
        *KNOWN.pregnancy,
        *KNOWN.renal,
    ]
    ids = [rule.id for rule in rules]
    ids += [row["rule_id"] for row in rows("allergy_cross.csv")]
    assert len(ids) == len(set(ids))


def test_no_rule_is_of_one_substance_with_itself_alone():
    for rule in KNOWN.interactions:
        assert len({*rule.a.members, *rule.b.members}) > 1, rule.id


def test_unlike_cephalosporins_are_those_that_share_no_side_chain():
    def chains(name):
        groups = KNOWN.substances[name].allergy_classes
        return {group for group in groups if group.endswith("-r1")}

    unlike = [row for row in KNOWN.cross_reactions if row.id in {"ALG-03", "ALG-12"}]
    assert {len(row.targets) for row in unlike} == {1}
    for row in unlike:
        for allergen in frozenset().union(*row.allergens):
            assert all(chains(allergen).isdisjoint(chains(n)) for n in row.targets[0])


def test_every_row_of_every_file_is_in_it():
    count = {name: len(rows(name)) for name in FILES}
    assert len(KNOWN.substances) == count["drugs.csv"] == 882
    assert len(KNOWN.combinations) == count["combinations.csv"] == 103
    assert len(KNOWN.classes) == count["classes.csv"] == 87
    groups = sum(row["kind"] == "group" for row in rows("duplicate_therapy.csv"))
    assert len(KNOWN.interactions) == count["interactions.csv"] + groups == 500 + groups
    assert len(KNOWN.dose_limits) == count["dose_limits.csv"]
    assert len({row.id for row in KNOWN.cross_reactions}) == count["allergy_cross.csv"]


def test_every_class_holds_as_many_as_its_list_says():
    for row in rows("classes.csv"):
        members = KNOWN.classes[row["class_id"]]
        assert len(members) == int(row["known_ingredients"]), row["class_id"]


def test_the_files_are_those_that_were_released():
    texts = [name + (FOLDER / name).read_text("utf-8") for name in sorted(FILES)]
    assert KNOWN.checksum == hashlib.sha256("".join(texts).encode()).hexdigest()
