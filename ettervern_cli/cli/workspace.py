"""init and demo."""

import os
from typing import Annotated

import typer

from ettervern_cli.casebook.results import said
from ettervern_cli.cli.options import one_of, session_of
from ettervern_cli.cli.output import View
from ettervern_cli.cli.session import Session
from ettervern_cli.cli.workspaces import make_workspace, template_names
from ettervern_cli.errors import BadValue, UnknownTemplate
from ettervern_cli.render.tables import Line, cell

Folder = Annotated[str | None, typer.Argument(metavar="[DIR]", help="The folder; else this one.")]
Template = Annotated[
    str | None, typer.Option("--template", metavar="NAME", help="Which programme to begin from.")
]


def init(
    ctx: typer.Context,
    folder: Folder = None,
    *,
    template: Template = None,
    list_: Annotated[bool, typer.Option("--list", help="The templates there are.")] = False,
    form: Annotated[
        str, typer.Option("--format", metavar="text|json", parser=one_of("text", "json"))
    ] = "text",
) -> None:
    """Make a workspace from a template: ettervern init bolig --template alta

    Writes config.yaml and an empty database; refuses to touch what is there already.
    """
    session = session_of(ctx)
    if list_:
        _list_templates(session, form)
        return
    name = _template(template or "alta")
    target = folder or "."
    make_workspace(target, name, session)
    session.warn(said("daily.made", folder=os.path.abspath(target), template=name))
    where = "" if target == "." else f"--config {target} "
    session.warn(said("daily.hint", command=f'{where}admit "Nora Prøve" --unit 1'))


def demo(
    ctx: typer.Context,
    folder: Annotated[
        str | None, typer.Argument(metavar="[DIR]", help="The folder; else a fresh temporary one.")
    ] = None,
    *,
    template: Template = None,
    residents: Annotated[
        int, typer.Option("--residents", metavar="N", help="How many.", parser=lambda t: _many(t))
    ] = "12",  # type: ignore[assignment]
    seed: Annotated[
        int, typer.Option("--seed", metavar="N", help="Another seed, other residents.",
                          parser=lambda t: _seed(t))
    ] = "1",  # type: ignore[assignment]
) -> None:  # fmt: skip
    """A workspace full of invented residents: ettervern demo

    With a plausible history up to today; the same seed gives the same content.
    """
    session = session_of(ctx)
    name = _template(template or "alta")
    if folder is None:
        import tempfile

        folder = tempfile.mkdtemp(prefix="ettervern-demo-")
    from ettervern_cli.casebook.demo import fill

    config_path = make_workspace(folder, name, session)
    demo_session = Session(session.options._replace(config=config_path))
    demo_session.use_day(session.today)
    fill(demo_session.db, session.today, residents=residents, seed=seed)
    demo_session.close()
    session.print(os.path.abspath(folder) + "\n")
    session.warn(said("daily.try"))
    for command in ("today", "list", "show R-0001", "budget --all-years", "report month"):
        session.warn(said("daily.hint", command=f"--config {folder} {command}"))


def _template(name: str) -> str:
    if name not in template_names():
        raise UnknownTemplate(value=name, known=template_names())
    return name


def _list_templates(session: Session, form: str) -> None:
    from ettervern_cli.cli.workspaces import template_titles

    found = template_titles()

    def text() -> list[Line]:
        size = max(len(name) for name in found)
        return [[cell(name.ljust(size), "bold"), cell(f"  {title}")] for name, title in found.items()]

    session.show(
        View(text, lambda: [{"template": n, "name": t} for n, t in found.items()]), form
    )


def _many(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 100_000):
        raise BadValue(what="count", value=text)
    return int(text)


def _seed(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise BadValue(what="count", value=text)
    return int(text)
