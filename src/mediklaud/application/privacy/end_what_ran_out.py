"""What the worker does about emergency accesses whose hour is over (X3)."""

from mediklaud.application.application import Application
from mediklaud.application.privacy.end_break_glass import EndBreakGlass
from mediklaud.application.privacy.find_run_out_break_glass import (
    FindRunOutBreakGlass,
)
from mediklaud.domain.access.actor import WORKER


def end_what_ran_out(app: Application) -> int:
    """Note the end of each, so that it stands in the audit; answer how many."""
    over = app.handle(FindRunOutBreakGlass(actor=WORKER))
    for glass in over:
        app.handle(EndBreakGlass(actor=WORKER, break_glass_id=glass.id))
    return len(over)
