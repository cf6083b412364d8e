"""What the `privacy` context can do, and what it does when something happens."""

from typing import Any

from mediklaud.application.messages import Message
from mediklaud.application.privacy.activity_report import (
    ActivityReport,
    activity_report,
)
from mediklaud.application.privacy.break_glass import BreakGlass, break_glass
from mediklaud.application.privacy.close_break_glass_review import (
    CloseBreakGlassReview,
    close_break_glass_review,
)
from mediklaud.application.privacy.end_break_glass import (
    EndBreakGlass,
    end_break_glass,
)
from mediklaud.application.privacy.find_run_out_break_glass import (
    FindRunOutBreakGlass,
    find_run_out_break_glass,
)
from mediklaud.application.privacy.list_accesses import ListAccesses, list_accesses
from mediklaud.application.privacy.list_activity import ListActivity, list_activity
from mediklaud.application.privacy.list_break_glass_reviews import (
    ListBreakGlassReviews,
    list_break_glass_reviews,
)
from mediklaud.application.privacy.list_patients_read_by import (
    ListPatientsReadBy,
    list_patients_read_by,
)
from mediklaud.application.privacy.name_accounts import NameAccounts, name_accounts
from mediklaud.application.privacy.number_patients import (
    NumberPatients,
    number_patients,
)
from mediklaud.application.privacy.rights import RIGHTS
from mediklaud.application.use_case import Function

USE_CASES: dict[type[Message[Any]], Function] = {
    **RIGHTS,
    BreakGlass: break_glass,
    EndBreakGlass: end_break_glass,
    FindRunOutBreakGlass: find_run_out_break_glass,
    ListBreakGlassReviews: list_break_glass_reviews,
    CloseBreakGlassReview: close_break_glass_review,
    ListAccesses: list_accesses,
    ActivityReport: activity_report,
    ListActivity: list_activity,
    NameAccounts: name_accounts,
    NumberPatients: number_patients,
    ListPatientsReadBy: list_patients_read_by,
}
BEFOREHAND: dict[type[Message[Any]], Function] = {}
REACTIONS: dict[type, tuple[Function, ...]] = {}
