"""Bokmål: hvor lenge oppholdene varer."""

WORDS: dict[str, str | tuple[str, str]] = {
    "retention.title": "{name}: hvor lenge oppholdene varer",
    "retention.nobody": "Ingen opphold begynte i perioden.",
    "retention.stays": (
        "{number} opphold for {persons} {who} begynte i perioden: {left} har sluttet, {died} "
        "er død, {staying} er her fortsatt.",
        "{number} opphold for {persons} {who} begynte i perioden: {left} har sluttet, {died} "
        "er døde, {staying} er her fortsatt.",
    ),
    "retention.median_stay": "Halvparten hadde sluttet etter {days} dager (95 %-bånd: {band}).",
    "retention.no_median_stay": "Færre enn halvparten har sluttet, så det finnes ingen "
    "mediantid ennå.",
    "retention.median_lasting": "Halvparten hadde varig bolig etter {days} dager (95 %-bånd: "
    "{band}).",
    "retention.no_median_lasting": "Færre enn halvparten har fått varig bolig, så det finnes "
    "ingen mediantid ennå.",
    "retention.figure_stays": "opphold begynte i perioden",
    "retention.figure_note": "sluttet: {left}, døde: {died}, her fortsatt: {staying}",
    "retention.figure_stay": "dager til halvparten hadde sluttet",
    "retention.figure_lasting": "dager til halvparten hadde varig bolig",
    "retention.figure_band": "95 %-bånd: {band}",
    "retention.between_days": "{low} til {high}",
    "retention.from": "{low} eller mer",
    "retention.between": "{low}–{high} %",
    "retention.stay": "Tid i programmet",
    "retention.lasting": "Tid til varig bolig",
    "retention.no_lasting": "Ingen av programmets bosteder regnes som varig bolig.",
    "retention.every_day": "Hver dag det hendte",
    "retention.after": "etter",
    "retention.months": ("{n} måned", "{n} måneder"),
    "retention.years": ("{n} år", "{n} år"),
    "retention.at_risk": "under risiko",
    "retention.ended": "hendt",
    "retention.left_stay": "her fortsatt",
    "retention.left_lasting": "uten",
    "retention.reached": "har fått",
    "retention.about_stay": "Under risiko: her fortsatt, og til å følge med på, like før den "
    "dagen. Den som er her fortsatt den siste dagen, regnes med til og med den; den som er død, "
    "til dødsdagen.",
    "retention.about_lasting": "Varig bolig er en som ble skrevet ned under oppholdet, eller som "
    "oppholdet endte i. Den som flytter til noe annet, eller dør, regnes med fram til den dagen, "
    "som om det kunne ha kommet en bolig siden; den siste kolonnen regner slike utganger som slutt, "
    "og er andelen som faktisk kom i varig bolig fra oppholdet.",
    "retention.basis": "Kaplan og Meiers estimat, med Greenwoods varians og bånd på "
    "log-log-skala. Det er opphold som telles, så den som kom tilbake, er med to ganger.",
    "retention.died": "Død regnes for seg: verken som å slutte eller som varig bolig.",
}
