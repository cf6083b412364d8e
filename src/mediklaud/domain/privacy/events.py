"""What the other contexts hear of emergency access and of patients' rights."""

from attrs import frozen

from mediklaud.domain.privacy.amendment import Amendment
from mediklaud.domain.privacy.guardianship import Guardianship
from mediklaud.domain.shared.ids import BreakGlassId


@frozen(kw_only=True)
class GlassBroken:
    """A clinician has opened the record of a patient outside care; never why."""

    break_glass_id: BreakGlassId
    urgent: bool = False


@frozen
class GuardianNamed:
    """Somebody may act for a patient from now on."""

    guardianship: Guardianship


@frozen
class AmendmentDecided:
    """A patient's wish about the record has its answer."""

    amendment: Amendment
