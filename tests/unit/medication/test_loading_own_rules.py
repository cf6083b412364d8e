"""A hospital's own rules, in the house's own format, become knowledge of its own."""

import pytest

from mediklaud.domain.medication.external.ledger import KnowledgeRefused, RejectedRow
from mediklaud.domain.medication.external.own_writing import (
    write_interactions,
    write_substances,
)
from mediklaud.domain.medication.loaded import KnowledgeFile, KnowledgeFormat
from mediklaud.domain.medication.rules_by_id import severity_of
from mediklaud.domain.medication.severity import Severity
from mediklaud.domain.medication.shipped_knowledge import shipped_knowledge
from tests.builders.knowledge import read

HEADER = (
    "rule_id,side_a,side_b,severity,effect,mechanism,management,"
    "scope_a,scope_b,washout_a_days,washout_b_days,source\n"
)
SAID = "bleeding,additive,avoid,systemic,systemic,,,our own case conference"


def interactions(*rows):
    return KnowledgeFile("interactions.csv", HEADER + "\n".join(rows))


def read_own(*files, **how):
    given = {"default": shipped_knowledge(), **how}
    return read(*files, form=KnowledgeFormat.OWN, **given)


def test_a_file_of_interactions_alone_is_knowledge():
    rows = interactions(f"R1,inn:warfarin,class:nsaid,major,{SAID}")
    loading = read_own(rows)

    (rule,) = loading.base.interactions
    assert "ibuprofen" in rule.b.members
    assert (loading.report.rows_read, loading.report.rows_used) == (1, 1)


def test_its_rules_ids_begin_with_its_name():
    rows = interactions(f"MK-0001,inn:warfarin,inn:ibuprofen,minor,{SAID}")

    base = read_own(rows).base

    assert severity_of("licensed:MK-0001", base) is Severity.MINOR
    assert severity_of("MK-0001", base) is None


def test_substances_that_nobody_else_knows_come_in_their_own_file():
    drugs = KnowledgeFile(
        "drugs.csv",
        "inn,atc_systemic,atc_inhaled,atc_local,synonyms,allergy_classes\n"
        "newdrug,,,,brandnew,\nolddrug,,,,,\n",
    )
    rows = interactions(f"R1,inn:newdrug,inn:olddrug,major,{SAID}")

    assert set(read_own(drugs, rows).base.substances) == {"newdrug", "olddrug"}


@pytest.mark.parametrize(
    "row",
    [
        f"R2,inn:nobody,inn:ibuprofen,major,{SAID}",
        f"R2,class:none,inn:ibuprofen,major,{SAID}",
        f"R2,inn:warfarin,inn:ibuprofen,grave,{SAID}",
        f"R2,inn:warfarin,inn:ibuprofen,major,{SAID.rsplit(',', 1)[0]},",
        f",inn:warfarin,inn:ibuprofen,major,{SAID}",
        "R2,inn:warfarin",
    ],
)
def test_a_row_of_no_use_is_named_with_its_line(row):
    good = f"R1,inn:warfarin,inn:ibuprofen,major,{SAID}"

    report = read_own(interactions(good, row)).report

    assert [(one.file, one.line) for one in report.rejected] == [
        ("interactions.csv", 3)
    ]
    assert all(one.reason for one in report.rejected)


def test_strictly_one_row_of_no_use_refuses_all():
    good = f"R1,inn:warfarin,inn:ibuprofen,major,{SAID}"

    with pytest.raises(KnowledgeRefused):
        read_own(interactions(good, "R2"), strict=True)


def test_a_file_the_format_does_not_know_is_told():
    good = interactions(f"R1,inn:warfarin,inn:ibuprofen,major,{SAID}")

    report = read_own(good, KnowledgeFile("interaction.csv", "")).report

    assert report.rejected == (
        RejectedRow("interaction.csv", 1, "not called like any file of the format"),
    )


def test_substances_alone_are_no_knowledge():
    with pytest.raises(KnowledgeRefused):
        read_own(*write_substances(shipped_knowledge()))


def test_written_and_read_again_every_shipped_interaction_says_the_same():
    shipped = shipped_knowledge()
    files = *write_substances(shipped), write_interactions(shipped)

    loading = read_own(*files, strict=True)

    def said(base):
        return {
            rule.id.rpartition(":")[2]: (rule.a, rule.b, rule.says)
            for rule in base.interactions
            if rule.kind == "interaction"
        }

    assert said(loading.base) == said(shipped)
    assert loading.base.substances == shipped.substances
    assert loading.base.classes == shipped.classes
