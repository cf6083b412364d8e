"""What the other contexts hear of emergency access: that it was, never why."""

from attrs import frozen

from mediklaud.domain.shared.ids import BreakGlassId


@frozen(kw_only=True)
class GlassBroken:
    """A clinician has opened the record of a patient outside care."""

    break_glass_id: BreakGlassId
    urgent: bool = False
