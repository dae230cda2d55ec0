"""Problems in the configuration file, in English. They follow ``line 41  programmes.alta.…:``."""

WORDS: dict[str, str | tuple[str, str]] = {
    # The file cannot be read
    "config.not_yaml": "cannot be read as YAML: {why}",
    "config.yaml_tab": "a tab; YAML is indented with spaces",
    "config.yaml_start": 'a text cannot begin with {character}; put it in quotes: "…"',
    "config.yaml_colon": "a colon where none fits: wrong indentation, or a text that needs quotes",
    "config.yaml_quote": "a quote begins here and is never closed",
    "config.yaml_bracket": "the bracket opened on line {began} is not closed, or lacks a comma",
    "config.yaml_indent": "the indentation does not fit the section that began on line {began}",
    "config.control_character": "a control character; delete it",
    "config.alias": "anchors and aliases (& and *) are not used here; write it out",
    "config.too_deep": "more than {depth} levels of indentation",
    "config.second_document": "a second document (---); the file holds one configuration",
    "config.strange_key": "a key must be a single word",
    "config.twice": "{key} stands here twice; the first is on line {first}",
    # A key or a section
    "config.unknown_key": "unknown key",
    "config.unknown_key_near": "unknown key; did you mean {nearest}?",
    "config.missing": "missing, and must be given",
    "config.empty": "empty, and must say something",
    "config.not_a_mapping": "lines of the form key: value are wanted here",
    "config.not_a_list": "a list is wanted here: [one, two], or a line for each that begins with -",
    "config.not_one_value": "a single value is wanted here",
    # A value
    "config.not_days": '"{value}" is not a whole number of days (1 to 36500)',
    "config.not_months": '"{value}" is not a whole number of months (1 to 1200)',
    "config.not_a_count": '"{value}" is not a whole number (0 or more)',
    "config.not_one_or_more": '"{value}" is not a whole number (1 or more)',
    "config.not_a_year": '"{value}" is not a year such as 2026',
    "config.not_a_date": '"{value}" is not a date such as 2026-10-31',
    "config.not_an_amount": '"{value}" is not an amount in kroner such as 1 650 000 or 99,50',
    "config.not_a_number": '"{value}" is not a number (0 or more)',
    "config.not_a_code": '"{value}" is not a code: a–z, 0–9, - and _ only, at most 40',
    "config.not_a_capacity": '"{value}" is neither a whole number (1 or more) nor the word units',
    "config.not_true_or_false": '"{value}" is neither true nor false',
    "config.wrong_choice": '"{value}" is none of: {choices}',
    "config.too_long": "longer than {most} characters",
    "config.not_valid": '"{value}" cannot be read',
    # What does not fit together
    "config.unknown_reference": '"{value}" is not in the list it refers to: {known}',
    "config.duplicate_code": '"{value}" is there already',
    "config.reserved_word": '"{value}" has a meaning of its own; choose another code',
    "config.code_is_a_number": '"{value}" could be taken for a step\'s number; use a word',
    "config.capacity_without_units": "the capacity is the units, but there are no units",
    "config.keep_empty_too_many": "{value} are to stand empty, but there are only {units} units",
    "config.least_above_most": "at least {least} months is more than at most {most} months",
    "config.ends_before_it_begins": "the last day is before the first",
    "config.no_step_run": "the programme runs no step of this ladder",
    "config.why_no_demotion": "where nobody is moved down, because: must say why",
    "config.unbalanced": (
        "costs {costs}, financing {financing}; they differ by {difference}"
        " (allow with balanced: false)"
    ),
    "config.range_is_empty": "the lowest total is not below the highest",
    "config.cut_off_outside": "the cut-off lies outside the range of totals",
    "config.unknown_time_zone": '"{value}" is not a time zone such as Europe/Oslo',
}
