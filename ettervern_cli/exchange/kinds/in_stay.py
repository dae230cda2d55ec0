"""What the kinds of file share whose rows are about somebody: whose a row is, in which stay."""

from ettervern_cli.exchange.files.rows import FileRow


def known_person(row: FileRow) -> None:
    """It is about the person who has the key or the code; nobody new comes in."""
    key = row.cells["resident"]
    row.who = row.source.person(key) if key else None
    if key and row.who is None:
        row.bad("resident", "resident")


def in_a_stay(row: FileRow) -> bool:
    """It belongs to the person's latest stay that holds its day."""
    on = str(row.values[row.source.kind.day])
    stay = next((one for one in row.source.stays().get(row.who, ()) if one.holds(on)), None)
    if stay is None:
        row.bad(cell_of_day(row), "no_stay")
        return False
    row.stay, row.values["stay_id"] = stay, stay.id
    return True


def after_admission(row: FileRow) -> bool:
    """It belongs to the person's last stay begun by its day, ended or not: debt outlives a stay."""
    on = str(row.values[row.source.kind.day])
    every = row.source.stays().get(row.who, ())
    stay = next((one for one in every if one.admitted_on <= on), None)
    if stay is None:
        row.bad(cell_of_day(row), "no_stay")
        return False
    row.stay, row.values["stay_id"] = stay, stay.id
    return True


def in_the_programme(row: FileRow) -> bool:
    """It belongs to the person and the programme; no stay is needed."""
    row.values["programme_id"] = row.source.programme.id
    return True


def cell_of_day(row: FileRow) -> str:
    """The cell that dates a row."""
    kind = row.source.kind
    return next(cell.name for cell in kind.cells if cell.column == kind.day)


def in_order(begins: str, ends: str, row: FileRow) -> bool:
    """Whether an end is not before its beginning; a bad row otherwise."""
    first, last = row.values[begins], row.values[ends]
    if first is None or last is None or str(last) >= str(first):
        return True
    cell = next(cell.name for cell in row.source.kind.cells if cell.column == ends)
    row.bad(cell, "order")
    return False
