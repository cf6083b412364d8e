"""Loaded knowledge, rules turned down and alerts; a test names only what matters."""

from datetime import date, timedelta

from mediklaud.domain.medication.alert import AlertStage, ShownAlert
from mediklaud.domain.medication.external.about import About
from mediklaud.domain.medication.external.load import load
from mediklaud.domain.medication.knowledge import KnowledgeBase
from mediklaud.domain.medication.loaded import (
    KnowledgeFile,
    KnowledgeFormat,
    LoadedKnowledge,
)
from mediklaud.domain.medication.severity import Presentation, Severity
from mediklaud.domain.medication.substance import Substance
from mediklaud.domain.medication.tuning import Tuning
from mediklaud.domain.shared.ids import (
    AccountId,
    AlertId,
    KnowledgeId,
    PatientId,
    TuningId,
)
from tests.clock import MONDAY_MORNING
from tests.hospital import new

TODAY = MONDAY_MORNING.date()
PAIRS = "DDInterID_A,Drug_A,DDInterID_B,Drug_B,Level\n"


def loaded(**what):
    """A licensed base of pairs, loaded on Monday morning."""
    usual = {
        "id": new(KnowledgeId),
        "name": "licensed",
        "version": "2027.1",
        "released": date(2027, 1, 15),
        "source": "A publisher of facts",
        "licence": "by contract",
        "format": KnowledgeFormat.PAIRS,
        "checksum": "0" * 64,
        "rules": 1,
        "substances": 2,
        "loaded_by": new(AccountId),
        "loaded_at": MONDAY_MORNING,
    }
    return LoadedKnowledge(**{**usual, **what})


def pairs(*rows):
    """One file of pairs: (one, other, level) each."""
    lines = (f"1,{one},2,{other},{level}\n" for one, other, level in rows)
    return KnowledgeFile("pairs.csv", PAIRS + "".join(lines))


def a_tuning(**what):
    """A moderate rule that is not shown any more, to be looked at in half a year."""
    usual = {
        "id": new(TuningId),
        "knowledge": "licensed",
        "rule_id": "licensed:a+b",
        "severity": Severity.MODERATE,
        "presentation": Presentation.SILENT,
        "reason": "never of any use here",
        "review_on": TODAY + timedelta(days=180),
        "decided_by": new(AccountId),
        "decided_at": MONDAY_MORNING,
    }
    return Tuning(**{**usual, **what})


def an_alert(**what):
    """A major interaction that a doctor was shown on Monday morning."""
    usual = {
        "id": new(AlertId),
        "at": MONDAY_MORNING,
        "patient_id": new(PatientId),
        "shown_to": new(AccountId),
        "stage": AlertStage.PRESCRIBING,
        "rule_id": "MK-0001",
        "knowledge": "mediklaud-default 0.1",
        "severity": Severity.MAJOR,
        "presentation": Presentation.INTERRUPT,
        "pair": ("warfarin", "ibuprofen"),
    }
    return ShownAlert(**{**usual, **what})


def a_base(*substances, synonyms=(), **what):
    """Knowledge of these substances; the first is also called by the synonyms."""
    named = {name: Substance(name) for name in substances}
    for name in substances[:1]:
        named[name] = Substance(name, synonyms=synonyms)
    usual = {
        "id": "default",
        "version": "1",
        "released": date(2027, 1, 1),
        "source": "this house",
        "licence": "ours",
        "substances": named,
    }
    return KnowledgeBase(**{**usual, **what})


def about(**what):
    """What a licensed base says of itself."""
    usual = {
        "name": "licensed",
        "version": "2027.1",
        "released": date(2027, 1, 15),
        "source": "A publisher of facts",
        "licence": "by contract",
    }
    return About(**{**usual, **what})


def read(*files, form, default=None, strict=False, **what):
    """Read the files, with a default that knows nothing, and say what became of it."""
    return load(files, form, about(**what), default=default or a_base(), strict=strict)
