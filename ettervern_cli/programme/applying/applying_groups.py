"""Who takes part in a programme, the groups that meet and benefits, as rows."""

from typing import Any

from ettervern_cli.config.groups import (
    BenefitSettings,
    MeetingSettings,
    PartnerSettings,
    ReadmissionSettings,
    SeriesSettings,
)
from ettervern_cli.programme.applying.upsert import CODED, Every, Row, Upserter, named
from ettervern_cli.values.data import plain


def write_groups(writer: Upserter, every: Every) -> None:
    """Partners, staff, series of meetings and benefits."""
    writer.table("partner", CODED, named(every, lambda programme: programme.partners, _partner))
    staff = named(every, lambda programme: programme.staff, lambda _, one: {"last_on": one.until})
    writer.table("staff", CODED, staff)
    sections = {key: programme.meetings for key, programme in every}
    writer.table(
        "series",
        CODED,
        named(
            every,
            lambda programme: programme.meetings.series,
            lambda key, one: {"rules": series_rules(sections[key], one)},
        ),
    )
    benefits = named(every, lambda programme: programme.benefits, _benefit)
    writer.table("benefit", CODED, benefits)


def series_rules(meetings: MeetingSettings, one: SeriesSettings) -> dict[str, Any]:
    """What a series says, and what it takes from its section where it does not."""
    return {
        "every_days": one.every_days or (None if one.every_months else meetings.every_days),
        "every_months": one.every_months,
        "starts_on": plain(one.from_),
        "agencies": one.agencies or meetings.agencies,
        "agenda": one.agenda,
        "residents": one.residents,
    }


def _benefit(key: int, one: BenefitSettings) -> Row:
    return {"answer_days": one.answer_days}


def _partner(key: int, partner: PartnerSettings) -> Row:
    return {
        "last_on": partner.until,
        "rules": {
            "aliases": partner.aliases,
            "outside_municipalities": partner.outside_municipalities,
            "months_there": partner.months_there,
            "no_consent_because": partner.no_consent_because,
            **({"readmission": _agreed(partner.readmission)} if partner.readmission else {}),
        },
    }


def _agreed(one: ReadmissionSettings) -> dict[str, Any]:
    return {"kind": one.kind, "from": plain(one.from_), "until": plain(one.until)}
