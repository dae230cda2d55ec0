"""The list of sites that a lake expects, as a county keeps it: a sheet saved as CSV."""

from ettervern_cli.errors import NationalIdentityNumber
from ettervern_cli.exchange.files.sheet import MOST_BYTES, read_sheet
from ettervern_cli.region.errors import BadSites
from ettervern_cli.region.lake.current import Site
from ettervern_cli.region.manifest import CODE
from ettervern_cli.storage.named_files.reading import read_named
from ettervern_cli.values.identity_numbers import holds_identity_number
from ettervern_cli.values.texts import one_line

# What the columns may be called; the county may be left out.
HEADINGS = {
    "site": "site", "code": "site", "sted": "site", "kode": "site",
    "name": "name", "navn": "name", "namn": "name",
    "county": "county", "fylke": "county",
}  # fmt: skip
# Signs of a name.
LONGEST = 200


def read_sites(path: str) -> tuple[Site, ...]:
    """The sites in a file with the columns site, name and, where it is wanted, county.

    BadSites lists rows that name none, or one named before; a row of nothing is left out.
    NationalIdentityNumber where one stands in a name.
    """
    sheet = read_sheet(read_named(path, MOST_BYTES + 1), path, _is_heading)
    columns = [HEADINGS.get(name.casefold(), "") for name in sheet.heading]
    if not {"site", "name"} <= set(columns):
        raise BadSites(file=path, n=1, rows=[1])
    found: dict[str, Site] = {}
    bad = []
    for number, cells in sheet.rows:
        row = {name: one_line(cell) for name, cell in zip(columns, cells, strict=False)}
        code, name, county = (row.get(key, "") for key in ("site", "name", "county"))
        fits = CODE.fullmatch(code) and name and max(len(name), len(county)) <= LONGEST
        if holds_identity_number(f"{code} {name} {county}"):
            raise NationalIdentityNumber(field="name")
        if not fits or code in found:
            bad.append(number)
        else:
            found[code] = Site(code, name, county or None)
    if bad:
        raise BadSites(file=path, n=len(bad), rows=bad)
    return tuple(found.values())


def _is_heading(cells: list[str]) -> bool:
    return {HEADINGS.get(cell.strip().casefold()) for cell in cells} >= {"site", "name"}
