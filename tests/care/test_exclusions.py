"""Who is shut out of which service: one name a service, and no two at once."""

from tests.conftest import Workspace


def test_a_service_has_one_name_and_nobody_is_shut_out_of_it_twice_at_once(alta: Workspace) -> None:
    alta.done("admit", "Nora", "--on", "2009-03-01")
    alta.done("admit", "Emil", "--on", "2009-03-01")
    add = ("exclusion", "add")
    alta.done(*add, "nora", "Natthjemmet", "--on", "2009-03-01", "--until", "2009-04-30")
    near = (
        "Note: “Åpen dør” is known already. If it is the same: "
        "ettervern edit XU-{} service='Åpen dør'\n"
    )
    for number, (typed, kept, said) in enumerate(
        (
            ("natthjemmet ", "Natthjemmet", ""),
            ("Åpen dør", "Åpen dør", ""),
            ("Åpne dør", "Åpne dør", near.format(4)),
            ("nav", "Nav", ""),
        ),
        2,
    ):
        result = alta.done(*add, "emil", typed, "--on", "2009-05-01")
        assert (said in result.err) if said else result.err == ""
        assert alta.rows("SELECT service FROM exclusion WHERE id = ?", number) == [(kept,)]
    again = (*add, "nora", "natthjemmet", "--on")
    assert (
        "XU-1 was until 30 Apr 2009, and is over with that" in alta.done(*again, "2009-06-01").err
    )
    alta.done("exclusion", "end", "nora", "natt", "--on", "2009-07-01")
    for day in ("2009-05-15", "2009-06-30"):
        assert "from 1 Jun 2009 until 1 Jul 2009" in alta.refused(*again, day)
    # One that was over before another began may be written down afterwards.
    assert "from 1 Jun 2009" in alta.refused(*again, "2009-05-05", "--until", "2009-06-01")
    alta.done(*again, "2009-05-05", "--until", "2009-05-31")
    alta.done(*again, "2009-07-01")
