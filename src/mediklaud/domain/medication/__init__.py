"""What is a medicine, what harms with what, and what was prescribed."""

from mediklaud.domain.medication.checking import check_new, check_safety
from mediklaud.domain.medication.knowledge import KnowledgeBase
from mediklaud.domain.medication.medicine import (
    Dose,
    KnownAllergy,
    Medicine,
    PatientFacts,
)
from mediklaud.domain.medication.presentation import PresentationPolicy
from mediklaud.domain.medication.report import (
    Finding,
    FindingKind,
    KnowledgeVersion,
    NotChecked,
    SafetyReport,
    Status,
)
from mediklaud.domain.medication.severity import Presentation, Severity
from mediklaud.domain.medication.shipped_knowledge import shipped_knowledge

__all__ = [
    "Dose",
    "Finding",
    "FindingKind",
    "KnowledgeBase",
    "KnowledgeVersion",
    "KnownAllergy",
    "Medicine",
    "NotChecked",
    "PatientFacts",
    "Presentation",
    "PresentationPolicy",
    "SafetyReport",
    "Severity",
    "Status",
    "check_new",
    "check_safety",
    "shipped_knowledge",
]
