"""data deliver: rows without names, to a receiver that the configuration names."""

import os
from typing import Annotated

from ettervern_cli.app.options import DryRun, WriteFormat, argument, option
from ettervern_cli.app.output.output import View
from ettervern_cli.app.outside.workspace_paths import receiver_keys
from ettervern_cli.app.session import Session
from ettervern_cli.region.columnar import library
from ettervern_cli.region.delivery import keys, writing
from ettervern_cli.region.delivery.definitions import names
from ettervern_cli.region.delivery.delivering import Order, delivered_before, mark, would_leave
from ettervern_cli.region.delivery.delivering import deliver as write
from ettervern_cli.region.delivery.receivers import receiver_of, site_of
from ettervern_cli.region.delivery.screen import leaving_list
from ettervern_cli.region.manifest import Manifest
from ettervern_cli.region.signing import signer
from ettervern_cli.screen import listing
from ettervern_cli.storage.named_files.targets import refuse_own
from ettervern_cli.storage.results import message
from ettervern_cli.values.dates import DAY


def deliver(
    session: Session,
    folder: Annotated[str, argument("DIR", "A new or empty folder.")],
    *,
    to: Annotated[str, option("--to", "RECEIVER", "One of the configuration's receivers.")],
    until: Annotated[
        str | None, option("--until", "DATE", "The last day told of; else the last month's last.")
    ] = None,
    sign: Annotated[
        str | None, option("--sign", "FILE", "Sign by the Ed25519 key in this file.")
    ] = None,
    dry_run: DryRun = False,
    form: WriteFormat = "text",
) -> None:
    """Rows without names, for a county's picture: ettervern data deliver out --to county

    Nine tables as Parquet, and a manifest. No names, codes, birth years or texts; days are exact,
    so it is personal data still, and leaves only to a receiver of the configuration, with its legal
    basis and agreement. What happened after --until is as if it had not. More: ettervern help
    region
    """
    refuse_own(folder, session.own_files())
    writing.check_free(folder)
    order, path = _order(session, to, until)
    library("pyarrow.parquet")
    if dry_run:
        _show_what_would(session, order, folder, form)
        return
    done = _delivered(session, order, path, folder, sign)
    session.warn(message("delivery.personal"))
    rows = sum(one.rows for one in done.tables)
    sentence = message(
        "delivery.done", n=rows, rows=session.words.number(rows), number=done.number, path=folder,
        to=order.receiver.name, until=order.until,
    )  # fmt: skip
    session.show_done(form, [sentence], _told(order, folder, done))


def _order(session: Session, to: str, until: str | None) -> tuple[Order, str]:
    """What is to be delivered, and where the receiver's key is; made where there is none."""
    config = session.load_config()
    receiver, site = receiver_of(config, to), site_of(config)
    db = session.db
    last = session.today.replace(day=1) - DAY if until is None else session.past(until)
    path = keys.place(receiver_keys(), site.code, receiver.code)
    kept = keys.kept(path)
    if kept is None and delivered_before(db, receiver.code):
        session.warn(message("delivery.other_key", path=path, to=receiver.name))
    return Order(site, receiver, last, kept or keys.new_key()), path


def _delivered(
    session: Session, order: Order, path: str, folder: str, sign: str | None
) -> Manifest:
    """Write the delivery, and that it left, and only then let it take its place."""
    signs = signer(sign) if sign is not None else None
    with writing.partial(folder) as partial:
        with session.writing(session.command) as work:
            order = order._replace(kept=keys.kept(path) or order.kept)  # made meanwhile, perhaps
            done = write(session.db, order, partial, signs)
            work.about = mark(done)
            work.note = f"{order.receiver.name} ({order.receiver.code}) {done.number}"
            keys.keep(path, order.kept._replace(number=done.number, content=done.content))
        writing.take_place(partial, folder)
    return done


def _show_what_would(session: Session, order: Order, folder: str, form: str) -> None:
    with session.reading() as db:
        found, named = would_leave(db, order), names(db)
    told = leaving_list(session.words, order, found, named)
    more = {"tables": [one._asdict() for one in found], "names": named, "dry_run": True}
    session.show(
        View(
            lambda room: listing.text(told, session.words, session.today, room),
            lambda: {**_asked(order, folder), "number": None, **more},
        ),
        form,
    )


def _asked(order: Order, folder: str) -> dict[str, object]:
    return {
        "folder": os.path.abspath(folder), "site": order.site.code,
        "receiver": order.receiver._asdict(), "until": order.until.isoformat(),
    }  # fmt: skip


def _told(order: Order, folder: str, done: Manifest) -> dict[str, object]:
    tables = [
        {"table": one.table, "rows": one.rows, "columns": [column.name for column in one.columns]}
        for one in done.tables
    ]
    return {**_asked(order, folder), "number": done.number, "tables": tables, "dry_run": False}
