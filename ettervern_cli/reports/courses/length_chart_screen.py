"""The curve of ``report retention`` drawn, with its band."""

from ettervern_cli.reports.courses.length_report import Course
from ettervern_cli.screen.charts import charts
from ettervern_cli.words import Language


def chart(found: Course, which: str, say: Language) -> str:
    """A curve from the day of admission to the last day that anybody was seen, as SVG."""
    points = [charts.CurvePoint(0, 1.0, 1.0, 1.0)]
    points += [charts.CurvePoint(one.days, one.survival, one.low, one.high) for one in found.points]
    last = found.last or 0
    if last > points[-1].time:
        points.append(points[-1]._replace(time=last))
    middle = found.median.days
    sentence = (
        say.say(f"retention.no_median_{which}")
        if middle is None
        else say.say("page.half", days=say.number(middle))
    )
    return charts.survival(
        f"retention-{which}",
        say.say(f"page.{which}_chart"),
        sentence,
        points,
        say,
        curve=say.say(f"page.{which}_curve"),
        band=say.say("page.band"),
        axis=say.say("page.days_since"),
    )
