"""Bokmål: forløp på trappene."""

WORDS: dict[str, str | tuple[str, str]] = {
    "circling.title": "{name}: forløp på trappene",
    "circling.no_ladder": "Dette programmet har ingen trapp: det er ingenting å klatre på, og "
    "ingen går i ring.",
    "circling.in_circles": "{ladder}: {n} {who} i ring den siste dagen: {codes}.",
    "circling.nobody": "{ladder}: ingen går i ring den siste dagen.",
    "circling.top": "{ladder}: noen gang på toppen, av dem som kom inn på trappa i perioden: "
    "{share}.",
    "circling.who": "{ladder}: i ring den siste dagen",
    "circling.rule": (
        "I ring: står på et trinn for {n}. gang eller mer, alle opphold sett under ett.",
        "I ring: står på et trinn for {n}. gang eller mer, alle opphold sett under ett.",
    ),
    "circling.times": "ganger der",
    "circling.steps": "{ladder}: trinnene",
    "circling.there": "der nå",
    "circling.visits": "kommet dit",
    "circling.most_visits": "flest for én",
    "circling.reached": "{ladder}: hvor mange som når et trinn, og hvor fort",
    "circling.came_on_below": "nedenfra",
    "circling.did": "nådd",
    "circling.median_of_reached": "median",
    "circling.median": "av alle",
    "circling.about_reached": "Dager fra man kom inn på trappa til man for første gang sto på "
    "trinnet eller høyere. Medianen er for dem som nådde det. Av alle er Kaplan og Meiers "
    "median for alle som kom inn lavere: den som sluttet, eller er underveis ennå, regnes med "
    "fram til den dagen.",
    "circling.nobody_below": "Ingen kom inn på trappa nedenfor et annet trinn i perioden.",
    "circling.moves": "{ladder}: flyttinger i perioden",
    "circling.overridden": "av disse mot en regel, med begrunnelse",
    "circling.down_because": "ned: {reason}",
    "circling.no_demotion": "Ingen flyttes ned her: {why}",
    "circling.voices": "{ladder}: med beboernes egne ord, da de flyttet ned",
    "circling.voice": "{on}, trinn {before} til {after}, {reason}: «{voice}»",
    "circling.returns": "Tilbake igjen",
    "circling.no_stays": "Ingen opphold begynte i perioden.",
    "circling.again": "Opphold som begynte i perioden, for noen som hadde vært her før: {share}.",
    "circling.basis": "Trinn man kom til, flyttinger og ord er fra perioden. Et forløp begynner når "
    "et opphold kommer inn på trappa, og følges til det eller perioden er over.",
}
