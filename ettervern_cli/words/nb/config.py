"""Problems in the configuration file, in Norwegian bokmål."""

WORDS: dict[str, str | tuple[str, str]] = {
    # The file cannot be read
    "config.not_yaml": "kan ikke leses som YAML: {why}",
    "config.yaml_tab": "en tabulator; YAML rykkes inn med mellomrom",
    "config.yaml_start": 'en tekst kan ikke begynne med {character}; sett den i anførselstegn: "…"',
    "config.yaml_colon": "et kolon som ikke passer: feil innrykk, eller tekst uten anførselstegn",
    "config.yaml_quote": "et anførselstegn åpnes her og lukkes aldri",
    "config.yaml_bracket": "klammen fra linje {began} er ikke lukket, eller mangler komma",
    "config.yaml_indent": "innrykket passer ikke til delen som begynner på linje {began}",
    "config.control_character": "et kontrolltegn; slett det",
    "config.alias": "ankre og aliaser (& og *) brukes ikke her; skriv det ut",
    "config.too_deep": "mer enn {depth} nivåer med innrykk",
    "config.second_document": "et dokument til (---); fila har bare én konfigurasjon",
    "config.strange_key": "en nøkkel må være ett enkelt ord",
    "config.twice": "{key} står her to ganger; den første er på linje {first}",
    # A key or a section
    "config.unknown_key": "ukjent nøkkel",
    "config.unknown_key_near": "ukjent nøkkel; mente du {nearest}?",
    "config.missing": "mangler, og må være med",
    "config.empty": "tom, og må si noe",
    "config.not_a_mapping": "her skal det stå linjer på formen nøkkel: verdi",
    "config.not_a_list": "her skal det stå en liste: [en, to], eller en linje for hver med - foran",
    "config.not_one_value": "her skal det stå én enkelt verdi",
    # A value
    "config.not_days": '"{value}" er ikke et helt antall dager (1 til 36500)',
    "config.not_months": '"{value}" er ikke et helt antall måneder (1 til 1200)',
    "config.not_a_count": '"{value}" er ikke et helt tall (0 eller mer)',
    "config.not_one_or_more": '"{value}" er ikke et helt tall (1 eller mer)',
    "config.not_a_year": '"{value}" er ikke et år som 2026',
    "config.not_a_date": '"{value}" er ikke en dato som 2026-10-31',
    "config.not_an_amount": '"{value}" er ikke et beløp i kroner som 1 650 000 eller 99,50',
    "config.not_a_number": '"{value}" er ikke et tall (0 eller mer)',
    "config.not_a_code": '"{value}" er ikke en kode: bare a–z, 0–9, - og _, høyst 40 tegn',
    "config.not_a_capacity": '"{value}" er verken et helt tall (1 eller mer) eller ordet units',
    "config.not_true_or_false": '"{value}" er verken true eller false',
    "config.wrong_choice": '"{value}" er ingen av: {choices}',
    "config.too_long": "lengre enn {most} tegn",
    "config.not_valid": '"{value}" kan ikke leses',
    # What does not fit together
    "config.unknown_reference": '"{value}" er ikke i lista den viser til: {known}',
    "config.duplicate_code": '"{value}" finnes allerede',
    "config.reserved_word": '"{value}" har en egen betydning; velg en annen kode',
    "config.code_is_a_number": '"{value}" kan forveksles med nummeret på et trinn; bruk et ord',
    "config.capacity_without_units": "plassene er boenhetene, men det er ingen boenheter",
    "config.keep_empty_too_many": "{value} skal stå tomme, men det er bare {units} boenheter",
    "config.least_above_most": "minst {least} måneder er mer enn høyst {most} måneder",
    "config.ends_before_it_begins": "den siste dagen er før den første",
    "config.no_step_run": "programmet driver ingen av trinnene på denne trappa",
    "config.why_no_demotion": "der ingen flyttes ned, må because: si hvorfor",
    "config.unbalanced": (
        "kostnader {costs}, finansiering {financing}; forskjellen er {difference}"
        " (tillat med balanced: false)"
    ),
    "config.range_is_empty": "laveste sum er ikke under høyeste",
    "config.cut_off_outside": "grenseverdien ligger utenfor skalaen",
    "config.unknown_time_zone": '"{value}" er ikke en tidssone som Europe/Oslo',
}
