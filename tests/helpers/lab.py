"""A made-up programme in which figures can be worked out by hand, for the tests of the contract.

Three units with four beds from 1 January 2026, one of them kept for a partner; a ladder of four
steps of which the lowest is not run; a follow-up every 10 days, every 4 in the critical window.
"""

from collections.abc import Callable
from typing import Any

from tests.conftest import Workspace, lived_once

LAB = """language: en
municipalities:
  vardo: {name: Vardø}
  alta: {name: Alta}
programmes:
  lab:
    name: Laben
    host: Vardø kommune
    partners:
      losen: {name: Losen}
      nav: {name: Nav}
    staff:
      kari: {name: Kari}
    rhythm: {every_days: 10}
    critical_window: {months: 3, every_days: 4}
    stay: {most_months: 6}
    ladders:
      trapp:
        name: Trapp
        steps:
          - {code: grunn, name: Grunn, run: false}
          - {code: en, name: En}
          - {code: to, name: To, every_days: 20}
          - {code: tre, name: Tre, asks: {min_days: 30}}
    units:
      - {code: A, kind: hybel, rent: 3100, from: 2026-01-01}
      - {code: B, kind: hus, beds: 2, from: 2026-01-01}
      - {code: C, kind: hybel, reserved_for: losen, from: 2026-01-01}
    leases:
      hyre: {name: Hyre}
    sources:
      treatment: {name: Behandling}
      prison: {name: Fengsel}
    follow_up_kinds:
      samtale: {name: Samtale}
    areas:
      bolig: {name: Bolig}
    demotion_reasons:
      brudd: {name: Brudd}
    exit_reasons:
      planned: {name: Planlagt, planned: true}
      died: {name: Død}
    destinations:
      own: {name: Egen, lasting: true}
      street: {name: Gata}
    decline_reasons:
      no: {name: Nei, effect: closed}
    absences:
      leave: {name: Permisjon}
      readmission: {name: Innlagt, pauses_follow_ups: true, opens_critical_window: true}
      sentence: {name: Soning, unit: released, pauses_follow_ups: true}
    incident_kinds:
      vold: {name: Vold}
    outcomes:
      work: {name: Arbeid}
    instruments:
      ors: {name: ORS, lowest: 0, highest: 40, cut_off: 25, reliable_change: 5}
    consent:
      scopes:
        plan: {name: Plan}
    budget_lines:
      costs: {pay: {name: Lønn}, car: {name: Bil}}
      financing: {grant: {name: Tilskudd}}
    budget:
      2026: {costs: {pay: 900, car: 100}, financing: {grant: 1000}}
"""

SECOND = """  bua:
    name: Bua
    host: Alta kommune
    sources:
      treatment: {name: Behandling}
    destinations:
      own: {name: Egen, lasting: true}
"""

TODAY = "2026-12-20"


def make_lab(
    make_workspace: Callable[..., Workspace],
    *,
    second: bool = False,
    today: str = TODAY,
    lived: Callable[[Workspace], None] | None = None,
    name: str = "lab",
) -> Workspace:
    """A workspace of this programme, or of it and another one without anything to climb.

    ``lived`` is what happened in it before the test, ``name`` that of its folder.
    """
    begun = lived or (two_programmes if second else one_programme)
    return make_workspace("hf", today=today, name=name, lived=begun)


def lab_lived(life: Callable[[Workspace], object]) -> Callable[..., Workspace]:
    """A fixture of what happened in this programme's workspace before the test."""
    return lived_once("hf", first=one_programme, today=TODAY, name="lab")(life)


def one_programme(workspace: Workspace) -> None:
    """The workspace has this programme."""
    _configured(workspace, LAB)


def two_programmes(workspace: Workspace) -> None:
    """The workspace has this programme and another one."""
    _configured(workspace, LAB + SECOND)


def _configured(workspace: Workspace, text: str) -> None:
    workspace.config.write_text(text, encoding="utf-8")
    workspace.done("config", "apply")


def asked(workspace: Workspace, *words: str, **options: Any) -> Any:
    """What a command answers in JSON."""
    return workspace.done(*words, "--format", "json", **options).json


def report(workspace: Workspace, *words: str, **options: Any) -> dict[str, Any]:
    """A report as scripts read it."""
    found: dict[str, Any] = asked(workspace, "report", *words, **options)
    return found


def typed(workspace: Workspace, *lines: str) -> None:
    """Command lines one after the other, each of which must succeed."""
    for line in lines:
        workspace.done(*line.split())
