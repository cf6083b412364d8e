"""What the `medication` context can do, and what it does when something happens."""

from typing import Any

from mediklaud.application.medication.catalogue_of_prescribing import (
    PRESCRIBING,
    WHEN_UNSAFE,
)
from mediklaud.application.medication.confirm_tuning import (
    ConfirmTuning,
    confirm_tuning,
)
from mediklaud.application.medication.end_tuning import EndTuning, end_tuning
from mediklaud.application.medication.list_knowledge import (
    ListKnowledge,
    list_knowledge,
)
from mediklaud.application.medication.list_tunings import ListTunings, list_tunings
from mediklaud.application.medication.load_knowledge import (
    LoadKnowledge,
    load_knowledge,
    read_files,
)
from mediklaud.application.medication.read_alert_report import (
    ReadAlertReport,
    read_alert_report,
)
from mediklaud.application.medication.retire_knowledge import (
    RetireKnowledge,
    retire_knowledge,
)
from mediklaud.application.medication.turn_rule_down import TurnRuleDown, turn_rule_down
from mediklaud.application.messages import Message
from mediklaud.application.use_case import Function

USE_CASES: dict[type[Message[Any]], Function] = {
    LoadKnowledge: load_knowledge,
    ListKnowledge: list_knowledge,
    RetireKnowledge: retire_knowledge,
    TurnRuleDown: turn_rule_down,
    ConfirmTuning: confirm_tuning,
    EndTuning: end_tuning,
    ListTunings: list_tunings,
    ReadAlertReport: read_alert_report,
    **PRESCRIBING,
}
BEFOREHAND: dict[type[Message[Any]], Function] = {LoadKnowledge: read_files}
REACTIONS: dict[type, tuple[Function, ...]] = {**WHEN_UNSAFE}
