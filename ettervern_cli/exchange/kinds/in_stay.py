"""What the kinds of file share whose rows lie in a stay: whose a row is, and in which stay."""

from ettervern_cli.exchange.files.rows import RESIDENT, FileRow


def by_content(row: FileRow) -> str | None:
    """A row is known by whose it is, its day, and all else that it says."""
    key, dated = row.value(RESIDENT), row.source.kind.day
    row.who = row.source.person(str(key)) if key else None
    if row.who is None and key:
        row.bad("resident", "resident")
    row.read()
    if not row.fine:
        return None
    own = [value for column, value in row.values.items() if column != dated]
    return row.source.digest(key, row.values[dated], *own)


def in_a_stay(row: FileRow) -> bool:
    """It belongs to the person's latest stay that holds its day."""
    on = str(row.values[row.source.kind.day])
    stay = next((one for one in row.source.stays().get(row.who, ()) if one.holds(on)), None)
    if stay is None:
        row.bad(row.source.kind.day, "no_stay")
        return False
    row.stay, row.values["stay_id"] = stay, stay.id
    return True
