"""Bokmål: hjelpen til husleie, budsjett, stønad og rapporter."""

COMMANDS = {
    "rent charge": """Krev husleie for en måned: ettervern rent charge --month 2026-10

Alle som bodde i en boenhet, betaler for døgnene der, også de reserverte: husleie ganger døgn delt på
dagene i måneden. Trygt å kjøre to ganger: det som er krevd, får stå, og er døgnene blitt andre, sies
det fra. Dateres månedens siste dag; --on tar en senere. Med rent_due_day i konfigurasjonen forfaller
husleia på forskudd: denne måneden kan kreves, og den neste, og kravet dateres forfallsdagen; før den
er det ingen restanse.""",
    "rent opening": """Husleie skyldt fra før: ettervern rent opening nora 12500 --on 1.1.2026

En inngående saldo, eller det som er skyldt en annen utleier: den hører ikke til noen boenhet eller
måned. Datoen er den det ble skyldt fra, også før oppholdet. Noe til gode fra før er en betaling.""",
    "rent set": """Ny husleie fra en dag: ettervern rent set nora 6200 --on 1.1.2027

Gjelder boenheten der personen bor den dagen, som kan være fram i tid. Kontrakten fortsetter; kravet
for dagene før blir stående, og måneden den endres i, regnes etter døgnene med hver leie.""",
    "rent pay": """Registrer en betaling av husleie: ettervern rent pay nora 5500

Den dekker den eldste restansen først; resten blir til gode. Restansen varer lenger enn oppholdet, så
også den som har sluttet, kan betale.""",
    "rent agree": """Avtal nedbetaling av restanse: ettervern rent agree nora 6500

Beløpet er det som betales i måneden i alt, løpende husleie medregnet. Avtalen følges så lenge hver
hele måned gir så mye, eller alt som var utestående når det er mindre.""",
    "rent list": """Husleie krevd, betalt og utestående, etter alder: ettervern rent list --on 31.10.2026

De som har sluttet, står her så lenge noe er utestående. Under 0 er til gode.""",
    "budget show": """Budsjett og regnskap for et år: ettervern budget --year 2009

En strek betyr at det ikke er budsjettert, eller ikke bokført, noe. Det som har eget budsjett, som et
forprosjekt eller en ombygging betalt av gaver, står utenfor årene: --project viser det.""",
    "budget book": """Bokfør et bilag på en post: ettervern budget book training 6200 --voucher 41

På en utgiftspost det som er betalt, på en finansieringspost det som kom inn.""",
    "budget entries": """Det som er bokført, etter dato: ettervern budget entries --year 2009

Id-ene foran er det edit og annul tar.""",
    "budget forecast": """Hvor året trolig ender: ettervern budget forecast --occupancy 0,75

Et tilsagn som ikke er mottatt, ventes. Ellers fortsetter en post som er bokført i hver av de siste
tre hele månedene, med gjennomsnittet av dem, og enhver annen ventes å bruke resten av budsjettet.
Belegg og kutt er bare spørsmål: ingenting bokført endres.""",
    "budget funders": """Tilsagn, hva som er brukt av dem, og rapporter: ettervern budget funders --year 2009

Mottatt er det som er bokført på kildens post. Brukt er dens andel av det som er bokført på postene
den dekker, fordelt etter tilsagnene fra alle som dekker dem, aldri mer enn tilsagnet.""",
    "budget posts": """Stillinger, i årsverk og kroner: ettervern budget posts --year 2009

En stilling telles for de dagene i året den er besatt.""",
    "budget vacancy": """Husleien for boenheter som står tomme: ettervern budget vacancy --year 2009

Hva boenhetene som skal stå tomme, koster, de billigste som finnes, ved siden av hva tomme døgn har
kostet. Tom er en plass som ingen bor i eller har reservert, i en boenhet i bruk som ikke er
forbeholdt en samarbeidspartner.""",
    "budget share": """Fordel et beløp mellom kommunene: ettervern budget share --amount 734000

Nøklene er equal (likt), population (det siste folketallet før året), places (plasser), bed-days
(døgn bebodd og reservert så langt i året), fixed (fast), eller en blanding fra oppsettet. Andelene
stemmer på øret. Opphold som ikke hører til noen av kommunene, veier ikke. --compare holder hver nøkkel
opp mot den som er nevnt.""",
    "budget claim": """Hva kommunene skal betale for en måned: ettervern budget claim --month 2026-10

Månedens bokførte utgifter minus bokført finansiering som ikke er kommunal, fordelt etter programmets
nøkkel: folketall før året, døgn i måneden selv. Uten --municipality alle kravene, som stemmer på øret
med summen. --issue lagrer det som sendes: neste gang vises det slik det var, og det som endres i
grunnlaget, retter neste krav i egne linjer.""",
    "budget claims": """Krav som er sendt, og hva som gjenstår å rette: ettervern budget claims --year 2026

annul tar id-ene foran: et krav som aldri ble sendt, eller er trukket tilbake, gjelder ikke lenger.
Det går ikke når et senere krav retter det.""",
    "benefit kvp": """Kvalifiseringsstønaden på en dag: ettervern benefit kvp --born 30.6.1985

To ganger grunnbeløpet G i året, to tredeler av det til 25-årsdagen (for 29. februar er det den 28. i
andre år). Barnetillegget kommer ved siden av og reduseres aldri. Er ikke årets G i tabellen ennå,
regnes det etter det nyeste, og det blir sagt. Før skatt, og ikke et vedtak: det fatter Nav.""",
    "benefit apply": """Det søkes om en ytelse: ettervern benefit apply nora kvp --on 2.11.2026

today peker ut en søknad som har ventet lenge. --on kan være før oppholdet.""",
    "benefit answer": """Svaret på en søknad: ettervern benefit answer nora kvp innvilget --until 30.11.2027

today sier når en ytelse skal slutte. Instansen bestemmer; her registreres det den bestemte.""",
    "benefit list": """Ytelser det er søkt om, og svarene: ettervern benefit list

I tidsrekkefølge.""",
    "benefit rates": """Grunnbeløp, og stønaden etter dem: ettervern benefit rates

Tabellen står i oppsettet (base_amounts:). Legg inn det nye beløpet hver mai; checked sier at noen
har sammenlignet det med en publisert side.""",
    "report month": """Rapport for en måned: ettervern report month 2026-10 -o oktober.md

Personer, døgn, belegg, trapper, oppfølging, inntak, avslutninger og penger. Kjørt igjen gir den de
samme bytene, hvis ikke noe med så tidlig dato er registrert siden.""",
    "report year": """Rapport for et år: ettervern report year 2026 --format csv

Et år som ikke er over, kuttes i dag, og sier det.""",
    "report period": """Rapport for en periode: ettervern report period 1.1.2026 30.6.2026

En periode som går forbi i dag, kuttes i dag, og sier det.""",
    "report funder": """Rapport til en finansieringskilde: ettervern report funder husbanken --year 2026 -o rapport.md

Bruk av tilskuddet, resultater mot målene og overskriftene som norske tilskuddsrapporter ber om. Det
bare mennesker kan si, kommer fra: ettervern report remark""",
    "report circling": """Hvem som går i ring, og hvem som når toppen: ettervern report circling --from 1.1.2026

En trapp om gangen: kodene til dem som går i ring, ganger på hvert trinn, hvor mange som når det og
hvor lang tid det tar, flyttinger etter grunn, og personenes egne ord da de flyttet ned.""",
    "report retention": """Hvor lenge opphold varer: ettervern report retention --from 1.1.2026

Etter Kaplan og Meier, av oppholdene som begynte i tiden: hvor mange som fortsatt er i programmet, og
hvor mange som fortsatt er uten varig bolig, med antall fulgt og 95 % konfidensintervall.""",
    "report municipality": """Hva én kommune får for pengene: ettervern report municipality K --year 2026

Kommunens egne med kode: opphold, døgn, trinn, oppfølging og avslutninger, og andelen av kostnaden
måned for måned, slik budget claim har den. Kjørt igjen gir den de samme bytene, hvis ikke noe med så
tidlig dato er registrert siden.""",
    "milestone done": """En milepæl er nådd: ettervern milestone done opening --on 2.3.2009

Milepælene og fristene står i oppsettet.""",
    "milestone list": """Framdriftsplanen: ettervern milestone list

Etter frist, med dagen hver ble nådd. Det som er for sent og ikke nådd, står i today.""",
    "count add": """Et tall som telles utenfor programmet: ettervern count add homeless 11 --on 1.10.2018

For eksempel hvor mange som er uten bolig i kommunen. Et mål som teller det, besvares av det siste.""",
    "count list": """Tellingene etter dato: ettervern count list

Rett en med edit, stryk en med annul.""",
    "report remark": """Ord til en rapport til en finansieringskilde: ettervern report remark learned "Planen tidlig"

Vises ord for ord i rapporten for tiden det ble notert, så uten navn.""",
    "report remarks": """Omtaler til rapporter, etter dato: ettervern report remarks --heading learned

Rett en med edit, stryk en med annul.""",
}
