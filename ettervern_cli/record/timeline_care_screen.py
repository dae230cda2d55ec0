"""Plans, scores, measures and outcomes as ``timeline_screen`` tells them."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from ettervern_cli.care.plans.rules import KINDS
from ettervern_cli.record.timeline_screen import Telling
from ettervern_cli.screen.phrases import TimelineEntry, moment, paragraphs, safe
from ettervern_cli.words import MINUS, Language

Entry = dict[str, Any]
BEGAN, ENDED, NOTED = 3, 8, 6


class _Care(Telling):
    """Entries of a plan, and what goes with it, told in one language."""

    def goal(self, entry: Entry) -> list[TimelineEntry]:
        head = f"{safe(entry['area_name'])}: {paragraphs(entry['text'])}"
        if entry["by_on"]:
            head += f", {self.words.say('plan.by', on=self.day(entry['by_on']))}"
        return [
            *moment(entry, "set_on", BEGAN, "goal", self.told(head, entry)),
            *moment(entry, "closed_on", ENDED, "goal_closed", paragraphs(entry["text"])),
        ]

    def progress(self, entry: Entry) -> list[TimelineEntry]:
        now = self.words.say("plan.now", now=entry["value"])
        head = f"{entry['goal']} {paragraphs(entry['goal_text'])}: {now}"
        return moment(entry, "noted_on", NOTED, "progress", self.told(head, entry))

    def plan_status(self, entry: Entry) -> list[TimelineEntry]:
        text = self.told(self.words.say(f"plan.status_{entry['status']}"), entry)
        return moment(entry, "status_on", NOTED, "plan", text)

    def taper(self, entry: Entry) -> list[TimelineEntry]:
        from ettervern_cli.care.plans.screen import taper_said

        text = self.told(taper_said(self.words, entry["every_days"], self.day(entry["from_on"])),
                         entry)  # fmt: skip
        return moment(entry, "agreed_on", NOTED, "taper", text)

    def review(self, entry: Entry) -> list[TimelineEntry]:
        parts = [
            f"{self.words.say(f'plan.{what}')}: {paragraphs(entry[what])}"
            for what in ("coordinator", "resources", "services")
            if entry[what]
        ]
        if entry["next_on"]:
            parts.append(self.words.say("plan.agreed", on=self.day(entry["next_on"])))
        return moment(entry, "reviewed_on", NOTED, "review", self.told("; ".join(parts), entry))

    def network(self, entry: Entry) -> list[TimelineEntry]:
        counts = ", ".join(
            f"{self.words.say(f'plan.{kind}')} {entry[kind]} ({entry[f'{kind}_supportive']})"
            for kind in KINDS
        )
        return moment(entry, "mapped_on", NOTED, "network", self.told(counts, entry))

    def score(self, entry: Entry) -> list[TimelineEntry]:
        total = f"{safe(entry['instrument_name'])} {self.words.write(entry['total'])}"
        change = entry["change"]
        if change is not None:
            size = self.words.write(abs(change))
            total += f" ({MINUS if change < 0 else '+'}{size})" if change else " (0)"
        parts = [total]
        if entry["by_cut_off"]:
            side = str(entry["by_cut_off"]).partition("-")[0]
            direction = "up" if entry["higher_is_better"] else "down"
            parts.append(self.words.say(f"score.{side}_{direction}", cut_off=entry["cut_off"]))
        if entry["by_change"]:
            parts.append(self.words.say(f"score.{entry['by_change'].replace('-', '_')}"))
        return moment(entry, "scored_on", NOTED, "score", self.told(", ".join(parts), entry))

    def measure(self, entry: Entry) -> list[TimelineEntry]:
        name, hours = str(safe(entry["measure"])), entry["hours_a_week"]
        parts = [name, str(safe(entry["provider"]))]
        if hours is not None:
            parts.append(self.words.say("measure.hours_each_week", hours=hours))
        return [
            *moment(entry, "started_on", BEGAN, "measure", self.told(", ".join(parts), entry)),
            *moment(entry, "stopped_on", ENDED, "measure_over", name),
        ]

    def outcome(self, entry: Entry) -> list[TimelineEntry]:
        text = self.told(str(safe(entry["kind_name"])), entry)
        return moment(entry, "happened_on", NOTED, "outcome", text, is_turn=True)


def _teller(matter: str) -> Callable[..., list[TimelineEntry]]:
    """What tells one kind of entry; days of the year of ``today`` without it."""

    def tell(words: Language, entry: Entry, today: dt.date) -> list[TimelineEntry]:
        told: list[TimelineEntry] = getattr(_Care(words, today), matter)(entry)
        return told

    return tell


goal, progress, review, network, plan_status, taper = map(
    _teller, ("goal", "progress", "review", "network", "plan_status", "taper")
)
score, measure, outcome = map(_teller, ("score", "measure", "outcome"))
