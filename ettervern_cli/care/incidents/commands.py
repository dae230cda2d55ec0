"""incident add and list."""

from typing import Annotated

from ettervern_cli.app import completion as complete
from ettervern_cli.app.acts import Act, acts
from ettervern_cli.app.options import Voice, Who, argument, one_of, option
from ettervern_cli.app.output.looks import Look, looks
from ettervern_cli.care.incidents import verbs as incidents


@acts
def add(
    it: Act,
    who: Who,
    *,
    kind: Annotated[
        str, option("--kind", "KIND", "One of the programme's kinds.", complete.incident_kinds)
    ],
    severity: Annotated[
        str | None,
        option(
            "--severity", "1|2|3", "1 minor, 2 moderate, 3 serious.", parser=one_of("1", "2", "3")
        ),
    ] = None,
    police: Annotated[
        str | None,
        option(
            "--police",
            "yes|no",
            "Whether it was reported to the police.",
            parser=one_of("yes", "no"),
        ),
    ] = None,
    why: Annotated[str | None, option("--why", "TEXT", "Why not, or what was reported.")] = None,
    action: Annotated[str | None, option("--action", "TEXT", "What was done about it.")] = None,
    voice: Voice = None,
    led_to: Annotated[
        str | None, option("--led-to", "ID", "The demotion or absence it led to, as M-3.")
    ] = None,
) -> None:
    """Write down an incident: ettervern incident add ola --kind violence --police yes

    What was not reported to the police says why. A demotion or an absence that follows later is
    tied to it by its own option --incident.
    """
    event = incidents.NewIncident(
        kind=kind,
        severity=int(severity) if severity else None,
        police=None if police is None else police == "yes",
        why=it.words(why, "why"),
        action=it.words(action, "action"),
        voice=it.words(voice, "voice"),
        note=it.note,
        led_to=led_to,
    )
    it.show(incidents.add(it.scene, event))


@looks
def list_(
    it: Look,
    who: Annotated[str | None, argument("[WHO]", "Only this resident.", complete.residents)] = None,
    *,
    since: Annotated[str | None, option("--since", "DATE", "Only from that day on.")] = None,
) -> None:
    """Incidents and what was done, in order of date: ettervern incident list --since 2026-01-01

    The ids in front are what edit, annul and the option --incident take.
    """
    from ettervern_cli.care.incidents.screen import incident_list

    first, resident = it.session.day(since), it.whom(who)
    found = incidents.incidents(
        it.db, it.programmes(), resident_id=resident.id if resident else None, since=first
    )
    it.show(incident_list(it.words, found))
