"""budget vacancy."""

from ettervern_cli.app.options import Year
from ettervern_cli.app.output.looks import Look, looks
from ettervern_cli.money.vacancy import vacancy as vacancies
from ettervern_cli.values.data import rows_csv


@looks
def vacancy(it: Look, *, year: Year = None) -> None:
    """The rent of units that stand empty: ettervern budget vacancy --year 2009

    What the units that are to stand empty cost, the cheapest there are, beside what empty nights
    have cost. Empty is a bed that nobody lives in or is held for, in a unit in use that is not
    kept for a partner's own.
    """
    from ettervern_cli.money.vacancy.screen import vacancy_sheet

    found = vacancies.vacancy_year(it.db, it.programme, year or it.today.year, it.today)
    sheet = vacancy_sheet(it.words, found, it.today)
    it.sheet(sheet, vacancies.vacancy_json(found), csv=rows_csv(found.months))
