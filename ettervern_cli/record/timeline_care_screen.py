"""Plans, scores, measures and outcomes as ``timeline_screen`` tells them."""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ettervern_cli.care.plans.rules import KINDS
from ettervern_cli.screen.phrases import TimelineEntry, joined, paragraphs, safe
from ettervern_cli.values.dates import iso_day
from ettervern_cli.words import MINUS

if TYPE_CHECKING:
    from ettervern_cli.words import Language

Entry = dict[str, Any]
BEGAN, ENDED, NOTED = 3, 8, 6


class _Care:
    """Entries told in one language."""

    def __init__(self, words: "Language", today: dt.date) -> None:
        self.words = words
        self.today = today

    def day(self, text: str) -> str:
        return self.words.day(iso_day(text), omit_year_of=self.today)

    def sentences(self, text: str, entry: Entry) -> str:
        """A text, the staff's note, and the resident's own words."""
        voice = paragraphs(entry.get("voice"))
        quoted = self.words.say("plan.quoted", text=voice) if voice else ""
        return joined(text, paragraphs(entry.get("note")), quoted)

    def goal(self, entry: Entry) -> list[TimelineEntry]:
        head = f"{safe(entry['area_name'])}: {paragraphs(entry['text'])}"
        if entry["by_on"]:
            head += f", {self.words.say('plan.by', on=self.day(entry['by_on']))}"
        set_on = iso_day(entry["set_on"])
        moments = [TimelineEntry(set_on, BEGAN, entry["id"], "goal", self.sentences(head, entry))]
        if entry["closed_on"]:
            closed, text = iso_day(entry["closed_on"]), paragraphs(entry["text"])
            moments.append(TimelineEntry(closed, ENDED, entry["id"], "goal_closed", text))
        return moments

    def progress(self, entry: Entry) -> list[TimelineEntry]:
        now = self.words.say("plan.now", now=entry["value"])
        head = f"{entry['goal']} {paragraphs(entry['goal_text'])}: {now}"
        text = self.sentences(head, entry)
        return [TimelineEntry(iso_day(entry["noted_on"]), NOTED, entry["id"], "progress", text)]

    def plan_status(self, entry: Entry) -> list[TimelineEntry]:
        text = self.sentences(self.words.say(f"plan.status_{entry['status']}"), entry)
        return [TimelineEntry(iso_day(entry["status_on"]), NOTED, entry["id"], "plan", text)]

    def review(self, entry: Entry) -> list[TimelineEntry]:
        parts = [
            f"{self.words.say(f'plan.{what}')}: {paragraphs(entry[what])}"
            for what in ("coordinator", "resources", "services")
            if entry[what]
        ]
        if entry["next_on"]:
            parts.append(self.words.say("plan.agreed", on=self.day(entry["next_on"])))
        text = self.sentences("; ".join(parts), entry)
        return [TimelineEntry(iso_day(entry["reviewed_on"]), NOTED, entry["id"], "review", text)]

    def network(self, entry: Entry) -> list[TimelineEntry]:
        counts = ", ".join(
            f"{self.words.say(f'plan.{kind}')} {entry[kind]} ({entry[f'{kind}_supportive']})"
            for kind in KINDS
        )
        text = self.sentences(counts, entry)
        return [TimelineEntry(iso_day(entry["mapped_on"]), NOTED, entry["id"], "network", text)]

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
        text = self.sentences(", ".join(parts), entry)
        return [TimelineEntry(iso_day(entry["scored_on"]), NOTED, entry["id"], "score", text)]

    def measure(self, entry: Entry) -> list[TimelineEntry]:
        name, hours = str(safe(entry["measure"])), entry["hours_a_week"]
        parts = [name, str(safe(entry["provider"]))]
        if hours is not None:
            parts.append(self.words.say("measure.hours_each_week", hours=hours))
        text = self.sentences(", ".join(parts), entry)
        moments = [TimelineEntry(iso_day(entry["started_on"]), BEGAN, entry["id"], "measure", text)]
        if entry["stopped_on"]:
            day = iso_day(entry["stopped_on"])
            moments.append(TimelineEntry(day, ENDED, entry["id"], "measure_over", name))
        return moments

    def outcome(self, entry: Entry) -> list[TimelineEntry]:
        text = self.sentences(str(safe(entry["kind_name"])), entry)
        return [
            TimelineEntry(iso_day(entry["happened_on"]), NOTED, entry["id"], "outcome", text, True)
        ]


def _teller(matter: str) -> Callable[..., list[TimelineEntry]]:
    """What tells one kind of entry; days of the year of ``today`` without it."""

    def tell(words: "Language", entry: Entry, today: dt.date) -> list[TimelineEntry]:
        told: list[TimelineEntry] = getattr(_Care(words, today), matter)(entry)
        return told

    return tell


goal, progress, review, network, plan_status = map(
    _teller, ("goal", "progress", "review", "network", "plan_status")
)
score, measure, outcome = map(_teller, ("score", "measure", "outcome"))
