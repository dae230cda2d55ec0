"""An invented house that three municipalities share, with figures worked out by hand.

Beds: A (1), B (2) and C (1, kept for a partner whose own may come from anywhere). October 2026:

    R-0001  Anna  vardo   A    from 1 Sep; on leave 10 to 15 Oct    26 lived in, 5 held
    R-0002  Bo    alta    B    11 to 21 Oct                         10
    R-0003  Cy    bergen  C    from 1 Oct, the partner's own        31 (shares nothing)
    R-0004  Dag   –       B    from 30 Oct                           2 (nobody knows)
    R-0005  Eva   vardo   B    1 Sep to 1 Oct                        0 (left on the first day)

So bed-days are vardo 31, alta 10, hasvik 0; 33 belong to nobody who shares.
"""

from collections.abc import Callable

from tests.conftest import Workspace
from tests.helpers.lab import LAB

TODAY = "2026-12-20"
TOWNS = """municipalities:
  vardo: {name: Vardø, populations: {2024-12-31: 2000, 2025-12-31: 1900, 2026-12-31: 1}}
  alta: {name: Alta, populations: {2025-12-31: 21000}}
  bergen: {name: Bergen}
  hasvik: {name: Hasvik, populations: {2025-12-31: 1000}}
"""
MONEY = """    budget_lines:
      costs: {pay: {name: Lønn}, car: {name: Bil}}
      financing: {grant: {name: Tilskudd}, towns: {name: Kommunene}, gift: {name: Gaver}}
    funders:
      state: {name: Staten, kind: grant, line: grant}
      towns: {name: Kommunene, kind: municipality, line: towns}
    sharing:
      key: bed-days
      places: {vardo: 2, alta: 1}
      fixed: {vardo: 12.5, alta: 80, hasvik: 7.5}
      mixes:
        half: {equal: 50, bed-days: 50}
        quarter: {population: 25, places: 75}
"""


def make_salten(make_workspace: Callable[..., Workspace], *, empty: bool = False) -> Workspace:
    """A workspace with this house, lived in unless ``empty``."""
    lived = nobody_there if empty else everybody_there
    return make_workspace("hf", today=TODAY, name="salten", lived=lived)


def nobody_there(workspace: Workspace) -> None:
    """The house as it was opened."""
    text = LAB.replace(
        "municipalities:\n  vardo: {name: Vardø}\n  alta: {name: Alta}\n", TOWNS, 1
    ).replace("    host: Vardø kommune\n", "    host: Vardø\n    municipalities: "
              "[vardo, alta, hasvik]\n", 1)  # fmt: skip
    text = text.replace(
        "losen: {name: Losen}", "losen: {name: Losen, outside_municipalities: true}"
    )
    head, _, _ = text.partition("    budget_lines:")
    workspace.config.write_text(head + MONEY, encoding="utf-8")
    workspace.done("config", "apply")


def everybody_there(workspace: Workspace) -> None:
    """The five as told above."""
    nobody_there(workspace)
    for line in (
        "admit Anna --municipality vardo --unit A --on 2026-09-01",
        "admit Bo --municipality alta --unit B --on 2026-10-11",
        "discharge R-0002 --to own --reason planned --on 2026-10-21",
        "admit Cy --municipality bergen --agency losen --unit C --on 2026-10-01",
        "admit Dag --unit B --on 2026-10-30",
        "admit Eva --municipality vardo --unit B --on 2026-09-01",
        "away R-0001 --kind leave --on 2026-10-10",
        "back R-0001 --on 2026-10-15",
        "discharge R-0005 --to street --on 2026-10-01",
    ):
        workspace.done(*line.split())


def booked(workspace: Workspace) -> None:
    """October's vouchers: 1 025.41 paid, 100 from the state; the towns' own do not count."""
    for line in (
        "pay 1000 --on 2026-10-02",
        "car 25,41 --on 2026-10-31",
        "grant 100 --on 2026-10-15",
        "towns 500 --on 2026-10-20",
        "pay 77 --on 2026-09-30",
        "pay 88 --on 2026-11-01",
    ):
        workspace.done("budget", "book", *line.split())
