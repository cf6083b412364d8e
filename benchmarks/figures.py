"""What was measured, as a table people can read."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from pathlib import Path

from attrs import define, field, frozen

MARK = "<!-- what `python -m benchmarks` printed; `--keep` writes it anew -->"


@frozen(kw_only=True)
class Figure:
    """What was done, how often a second, how long each took (ms)."""

    what: str
    rate: float
    times: tuple[float, ...] = field(repr=False)

    @classmethod
    def of(cls, what: str, seconds: Sequence[float], wall: float) -> Figure:
        """From each one's seconds, and the seconds that all took together."""
        ordered = tuple(sorted(one * 1000 for one in seconds))
        return cls(what=what, rate=len(ordered) / wall, times=ordered)

    @classmethod
    def over(cls, rounds: Sequence[Figure]) -> Figure:
        """All rounds together; the rate is their median."""
        times = tuple(sorted(time for one in rounds for time in one.times))
        rate = statistics.median(one.rate for one in rounds)
        return cls(what=rounds[0].what, rate=rate, times=times)

    def percentile(self, part: float) -> float:
        """So many milliseconds or less took this part of them."""
        return self.times[min(len(self.times) - 1, int(part * len(self.times)))]

    @property
    def median(self) -> float:
        """Half of them took no longer."""
        return statistics.median(self.times)

    @property
    def p95(self) -> float:
        """Nineteen of twenty took no longer."""
        return self.percentile(0.95)


@define
class Report:
    """The lines as they come, printed as they come; a run takes minutes."""

    lines: list[str] = field(factory=list)
    shares: dict[str, float] = field(factory=dict)

    def say(self, line: str = "") -> None:
        """Print it, and keep it for `docs/performance.md`."""
        self.lines.append(line)
        print(line, flush=True)  # noqa: T201 - printing is what it is for

    def keep(self, place: Path) -> None:
        """Put it below the mark in a page that says what it means."""
        page = place.read_text() if place.exists() else ""
        head = page.partition(MARK)[0]
        place.write_text("\n".join([f"{head}{MARK}", "", *self.lines, ""]))

    def table(self, title: str, *columns: str) -> None:
        """Begin a table: what, and columns of numbers."""
        self.say(f"\n### {title}\n")
        self.row("what", *columns)
        self.say("|---|" + "--:|" * len(columns))

    def row(self, *cells: str) -> None:
        """One row of it."""
        self.say(f"| {' | '.join(cells)} |")

    def judge(self, what: str, value: float, bound: float, *, at_least: bool) -> None:
        """Say whether a target is met, and by how much not."""
        met = value >= bound if at_least else value <= bound
        sign = ">=" if at_least else "<="
        verdict = "met" if met else f"MISSED by {abs(value - bound):.2f}"
        self.say(f"- {what}: {value:.2f} (target {sign} {bound:g}): {verdict}")
