"""What was measured, as a table people can read."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from attrs import define, field, frozen


@frozen(kw_only=True)
class Figure:
    """One row: what was done, how often a second, how long each took (ms)."""

    what: str
    rate: float
    times: tuple[float, ...] = field(repr=False)

    @classmethod
    def of(cls, what: str, seconds: Sequence[float], wall: float) -> Figure:
        """From each one's seconds, and the seconds that all took together."""
        ordered = tuple(sorted(one * 1000 for one in seconds))
        return cls(what=what, rate=len(ordered) / wall, times=ordered)

    def percentile(self, part: float) -> float:
        """So many milliseconds or less took this part of them."""
        return self.times[min(len(self.times) - 1, int(part * len(self.times)))]

    @property
    def median(self) -> float:
        """Half of them took no longer."""
        return statistics.median(self.times)


@define
class Report:
    """The rows as they come, printed as they come; a run may take minutes."""

    lines: list[str] = field(factory=list)

    def say(self, line: str = "") -> None:
        """Print it, and keep it for `docs/performance.md`."""
        self.lines.append(line)
        print(line, flush=True)  # noqa: T201 - printing is what it is for

    def heading(self, title: str) -> None:
        """Begin a table of rates and times."""
        self.say(f"\n### {title}\n")
        self.say("| what | a second | p50 ms | p95 ms | p99 ms | of the limit |")
        self.say("|---|--:|--:|--:|--:|--:|")

    def row(self, figure: Figure, limit: Figure | None = None) -> None:
        """One figure, beside the limit measured in the same run."""
        share = f"{figure.rate / limit.rate:.0%}" if limit else ""
        self.say(
            f"| {figure.what} | {figure.rate:,.0f} | {figure.median:.2f} | "
            f"{figure.percentile(0.95):.2f} | {figure.percentile(0.99):.2f} | {share} |"
        )

    def judge(self, what: str, value: float, bound: float, *, at_least: bool) -> None:
        """Say whether a target is met, and by how much not."""
        met = value >= bound if at_least else value <= bound
        sign = ">=" if at_least else "<="
        verdict = "met" if met else f"MISSED by {abs(value - bound):.2f}"
        self.say(f"- {what}: {value:.2f} (target {sign} {bound:g}): {verdict}")
