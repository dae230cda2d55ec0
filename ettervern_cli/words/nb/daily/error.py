"""Bokmål: én setning for hver feilklasse, og navnene på listene de viser til."""

WORDS: dict[str, str | tuple[str, str]] = {
    "error.EttervernError": "Noe gikk galt inne i programmet ({kind}); ingenting ble skrevet. "
    "Kjør det igjen med --debug foran kommandoen for å se hvor.",
    "error.change_was_written": "Selve endringen ble skrevet; bare utskriften ble det ikke.",
    "error.see_help": "Hjelp: {command} --help",
    # 1
    "error.UnknownResident": "Ingen her har koden eller navnet «{value}». Se: ettervern list "
    "--status all",
    "error.SeveralResidents": "«{value}» passer på flere; bruk koden:",
    "error.UnknownProgramme": "Det er ikke noe program «{value}»; det finnes: {known}.",
    "error.UnknownName": "Fant ikke {what} «{value}»; det finnes: {known}.",
    "error.UnknownNameNear": "Fant ikke {what} «{value}»; mente du {near}?",
    "error.NotUsedHere": "{programme} har ingen {what}.",
    "error.InTheFuture": "{on} har ikke vært ennå; i dag er det {today}.",
    "error.NameWhereCodeIsMeant": "Ingen her har koden {value}; en ny person tas inn med navn.",
    "error.AlreadyAdmitted": "{name} ({code}) har vært her siden {admitted}.",
    "error.PersonDied": "{name} ({code}) døde {on}. Er det en feil: ettervern edit S-… reason=",
    "error.StaysOverlap": "{name} ({code}) har et opphold fra {admitted} til {discharged}; to "
    "opphold kan ikke dele dager.",
    "error.NotAdmitted": "{name} ({code}) har ikke noe åpent opphold i {programme}.",
    "error.ProgrammeFull": "{programme} er fullt.",
    "error.ProgrammeFullButKept": "{programme} er fullt; den tomme enheten er holdt av til dem som "
    "kommer fra {kept}.",
    "error.MunicipalityNotServed": "{programme} tar ikke inn fra {municipality}; det tar inn fra: "
    "{served}.",
    "error.ConsentMissing": "{programme} tar ikke inn noen uten samtykke, og {name} ({code}) har "
    "ikke noe som gjelder {on}. Først: ettervern consent give {code} --scope OMFANG --partner "
    "PARTNER",
    "error.ConsentMissingForNew": "{programme} tar ikke inn noen uten samtykke. Først: ettervern "
    "referral add NAVN --source KILDE, så ettervern consent give KODE --scope OMFANG --partner "
    "PARTNER; ta så inn koden.",
    "error.ConsentMissingForWork": "{programme} bygger på samtykke, og {name} ({code}) har ikke "
    "noe som gjelder {on}. Det som er skrevet, kan leses, og oppholdet kan avsluttes. For å gå "
    "videre: ettervern consent give {code} --scope OMFANG --partner PARTNER",
    "error.NoConsent": "{name} ({code}) har ikke noe slikt samtykke som gjelder {on}. Se: "
    "ettervern consent list {code}",
    "error.AlreadyReferred": "{name} ({code}) har en åpen henvisning fra {referred}. Se: "
    "ettervern referral list",
    "error.NotReferred": "{name} ({code}) har ingen åpen henvisning til {programme}. Først: "
    "ettervern referral add {code} --source KILDE",
    "error.EffectDiffers": "«{reason}» ville ført til noe annet enn det som fulgte; ta det "
    "tilbake med undo, eller avslå på nytt.",
    "error.AlreadyListed": "{name} ({code}) har stått på lista siden {listed}.",
    "error.NotListed": "{name} ({code}) står ikke på lista over dem som må få en annen bolig. "
    "Først: ettervern rehouse add {code}",
    "error.MergedWithItself": "{value} og {other} er samme person.",
    "error.ReferralInTheWay": "{code} har en åpen henvisning til {programme}, der {other} også "
    "er eller er henvist. Først: ettervern referral withdraw {code}",
    "error.StepNotRun": "Trinn {number}, {step}, drives ikke her; ingen kan settes der.",
    "error.AtTheTop": "Allerede på toppen: trinn {number}, {step}.",
    "error.AtTheBottom": (
        "Det er ikke noe trinn å gå ned til fra trinn {current}; det laveste her er {lowest}.",
        "{n} trinn ned fra trinn {current} er under det laveste trinnet her, {lowest}.",
    ),
    "error.NotUpwards": "Trinn {number} ligger ikke over trinn {current}.",
    "error.NotDownwards": "Trinn {number} ligger ikke under trinn {current}.",
    "error.TooSoon": (
        "Ikke ennå: trinn {number} krever {asked} dager på trinn {below}; {name} har vært der 1 "
        '(siden {since}).\nFor å gjøre det likevel: ettervern advance {code} --override "hvorfor"',
        "Ikke ennå: trinn {number} krever {asked} dager på trinn {below}; {name} har vært der {n} "
        '(siden {since}).\nFor å gjøre det likevel: ettervern advance {code} --override "hvorfor"',
    ),
    "error.TooFewFollowUps": (
        "Ikke ennå: trinn {number} krever {asked} gjennomførte oppfølginger på trinn {below}; det "
        'er 1.\nFor å gjøre det likevel: ettervern advance {code} --override "hvorfor"',
        "Ikke ennå: trinn {number} krever {asked} gjennomførte oppfølginger på trinn {below}; det "
        'er {n}.\nFor å gjøre det likevel: ettervern advance {code} --override "hvorfor"',
    ),
    "error.MissedTooRecently": "Ikke ennå: trinn {number} krever {asked} dager uten at en "
    "oppfølging er uteblitt; {name} uteble {missed}.\n"
    'For å gjøre det likevel: ettervern advance {code} --override "hvorfor"',
    "error.NoDemotionHere": "Ingen flyttes ned i {programme}: {because}",
    "error.BeforeLatestMove": "{on} ligger før den siste flyttingen, {latest}. For å rette den: "
    "ettervern edit M-… moved_on=DATO",
    "error.NotOnLadder": "Det er ikke noe trinn på {ladder} å flytte fra.",
    "error.BeforeAdmission": "{on} ligger før {name} ({code}) ble tatt inn {admitted}.",
    "error.AfterDischarge": "{on} ligger etter at {name} ({code}) ble skrevet ut {discharged}.",
    "error.UnitFull": "Boenhet {unit} er opptatt: {residents}.",
    "error.UnitVoid": "Boenhet {unit} er ute av bruk. For å ta den i bruk igjen: ettervern unit "
    "open {unit}",
    "error.UnitNotThere": "Boenhet {unit} er ikke i bruk {on}.",
    "error.UnitReserved": "Boenhet {unit} er holdt av til dem som kommer fra {partner}; ta inn med "
    "--agency for å si at noen gjør det.",
    "error.PartnerTimeTooShort": "Boenhet {unit} er for dem som har vært {months} måneder til "
    "behandling hos {partner}.",
    "error.UnitInUse": "Boenhet {unit} er bebodd eller holdes av: {residents}.",
    "error.UnitAlreadyVoid": "Boenhet {unit} er allerede ute av bruk.",
    "error.UnitNotVoid": "Boenhet {unit} er ikke ute av bruk.",
    "error.NotPlaced": "{name} ({code}) har ingen boenhet.",
    "error.AlreadyPlaced": "{name} bor allerede i boenhet {unit}.",
    "error.IsAway": "{name} ({code}) er borte; først: ettervern back {code}",
    "error.NotAway": "{name} ({code}) er ikke borte.",
    "error.BeyondLimit": (
        "{until} er forbi grensen: et opphold i {programme} varer høyst {n} måned, dette til "
        '{limit}.\nFor å planlegge det likevel: --override "hvorfor"',
        "{until} er forbi grensen: et opphold i {programme} varer høyst {n} måneder, dette til "
        '{limit}.\nFor å planlegge det likevel: --override "hvorfor"',
    ),
    "error.BeyondLimitOfStep": (
        "{until} er forbi grensen: trinnet {label} varer høyst {n} måned, her til {limit}.\n"
        'For å planlegge det likevel: --override "hvorfor"',
        "{until} er forbi grensen: trinnet {label} varer høyst {n} måneder, her til {limit}.\n"
        'For å planlegge det likevel: --override "hvorfor"',
    ),
    "error.BeyondLimitOfUnit": (
        "{until} er forbi grensen: boenhet {label} er for høyst {n} måned, her til {limit}.\n"
        'For å planlegge det likevel: --override "hvorfor"',
        "{until} er forbi grensen: boenhet {label} er for høyst {n} måneder, her til {limit}.\n"
        'For å planlegge det likevel: --override "hvorfor"',
    ),
    "error.NoLimit": "Ingenting løper ut for {name} ({code}), så det er ingenting å forlenge.",
    "error.LimitNotReached": "{until} er ikke senere enn grensen som allerede gjelder, {limit}.",
    "error.EndsBeforeItBegins": "{ends} ligger før {begins}, da det begynte.",
    "error.EventsOutOfOrder": "{on} ligger før noe som allerede er skrevet, datert {latest}.",
    "error.ReasonNeeded": "Hvorhen? --to STED, eller --to pending så lenge det ikke er kjent.",
    "error.NothingToFill": "Utskrivelsen av {name} ({code}) {on} har det allerede. For å rette den: "
    "ettervern edit S-…",
    "error.UnknownEntry": "Ingen oppføring har id «{value}». De står i: ettervern show HVEM",
    "error.UnknownField": "{entry} har ikke noe felt «{value}» å rette; det har: {known}.",
    "error.EntryInUse": "{entry} kan ikke tas ut: andre oppføringer hviler på den.",
    "error.NothingChanged": "Slik er det allerede.",
    "error.NothingToUndo": "Det er ingenting igjen å angre.",
    "error.ChangedAfterwards": "Det kan ikke angres: {table} {row} er endret siden.",
    "error.UndoStops": "Angring går ikke lenger tilbake enn til endring {number}, {command}, skrevet {at} UTC "
    "av {actor}.",
    "error.UndoBlocked": "Det kan ikke angres: noe som er skrevet senere, hviler på det.",
    "error.AmountIsZero": "Et beløp på ingenting kan ikke bokføres.",
    "error.YearNotPlanned": "Det er verken plan eller bilag for {year}; det er planer for: {known}.",
    "error.NothingToShareBy": "Ingenting kan fordeles etter {by}: ingen har noe av det i den perioden.",
    "error.NothingAgreed": "Ingenting kan fordeles etter {by}: konfigurasjonen gir ingen en del "
    "under sharing:",
    "error.PopulationMissing": "Konfigurasjonen har ikke innbyggertall fra før {year} for: {towns}. "
    "Legg dem til under municipalities: … populations:",
    "error.DoesNotShare": "{municipality} er ikke med på å dele kostnadene i {programme}; de som er "
    "med: {known}.",
    "error.NotBornYet": "Født {born} er etter {on}.",
    "error.NoBaseAmounts": "Konfigurasjonen har ingen grunnbeløp (base_amounts:) å regne med.",
    "error.BeforeBaseAmounts": "Grunnbeløpet {on} er ikke kjent: tabellen begynner {first}.",
    "error.AfterBaseAmounts": "Grunnbeløpet {on} er ikke kjent: det nyeste gjelder til og med {last}. "
    "Legg det som gjelder fra {next}, inn i base_amounts: i konfigurasjonen.",
    "error.UnknownGoal": "{name} ({code}) har ikke noe mål «{value}». Målene står i: ettervern "
    "plan show {code}",
    "error.GoalIsClosed": "{goal} ble avsluttet {closed}.",
    "error.GoalOfAnotherStay": "{goal} hører til oppholdet fra {admitted}; {on} ligger utenfor det.",
    "error.TotalOutOfRange": "En sum på {instrument} ligger fra {lowest} til {highest}; {total} "
    "gjør ikke det.",
    "error.MeasureRunsAlready": "{name} ({code}) har hatt «{measure}» siden {since}.",
    "error.UnknownMeasure": "{name} ({code}) har ikke noe tiltak «{value}» som løper {on}; det "
    "finnes: {known}.",
    "error.UnknownMeasureNone": "{name} ({code}) har ikke noe tiltak som løper {on}.",
    "error.MeasureOutlivesStay": "«{measure}» kan ikke fortsette etter utskrivelsen {discharged}.",
    "error.AgencyNotConsented": "Ikke uten samtykke {on}: {who}. Hold personen utenfor, eller "
    "først: ettervern consent give",
    "error.NotKnownHere": "{name} ({code}) var verken tatt inn i eller henvist til {programme} "
    "innen {on}.",
    "error.DecisionDone": "{id} ble gjennomført {on}.",
    "error.GapClosed": "{id} ble lukket {on}.",
    "error.NotTheirIncident": "{name} ({code}) har ingen hendelse «{entry}». Se: ettervern "
    "incident list {code}",
    "error.NotLedTo": "{entry} kan ikke være det en hendelse førte til: det er en flytting ned "
    "eller et fravær for {name} ({code}) i samme opphold, samme dag eller senere.",
    "error.LedToAlready": "{incident} førte allerede til {entry}. For å rette det: ettervern edit "
    "{incident}",
    "error.MonthNotOver": "{month} er ikke over {today}: nettene er kjent når {last} har gått.",
    "error.MoreThanCredit": "{name} ({code}) har {credit} kr til gode; mer kan ikke betales "
    "tilbake.",
    "error.NoAgreement": "{name} ({code}) har ingen nedbetalingsavtale som gjelder.",
    "error.NoSuchBackup": "Det finnes ingen fil {path}.",
    "error.ErasedPerson": "{code} ble slettet {on}: det som er igjen, er et anonymt opphold, og ingenting "
    "skrives om det.",
    "error.StillWithUs": "{name} ({code}) har et åpent opphold eller en åpen henvisning; avslutt det før "
    "sletting: ettervern discharge {code} …, eller referral withdraw {code}",
    "error.GroundNamesPerson": "Grunnlaget blir stående etter slettingen, så navnet kan ikke stå i det.",
    "error.WouldErase": "{name} ({code}) ville bli slettet for godt, og ingenting henter det tilbake. For "
    "å gjøre det: --yes; for å se først hva som forsvinner: --dry-run",
    "error.WouldReplace": "{path} er i bruk. For å sette sikkerhetskopien i stedet, og beholde det som er der "
    "nå ved siden av: --yes",
    "error.WorkspaceExists": "{path} finnes fra før; den røres ikke.",
    "error.AlreadyEncrypted": "{path} er kryptert fra før. For en ny nøkkel: ettervern data rekey",
    "error.NotEncrypted": "{path} er ikke kryptert. For å kryptere: ettervern data encrypt",
    "error.WouldDecrypt": "Uten kryptering kan {path} leses av alle som får tak i filen. Er det meningen: ettervern data decrypt --yes",
    "error.UnknownTemplate": "Det er ingen mal «{value}»; det finnes: {known}.",
    "error.FutureReport": "Perioden begynner {first}, og i dag er det {today}.",
    "error.NationalIdentityNumber": "Feltet {field} holder et fødselsnummer. Saksboken lagrer "
    "ingen: fødselsåret er nok.",
    "error.NoSuchFile": "Det er ingen fil {file}.",
    "error.NotText": "{file} er ingen tekstfil: den holder tegn som ingen tekst har. Lagre den som "
    "CSV.",
    "error.EmptySheet": "{file} er tom: første rad må ha navnene på kolonnene.",
    "error.SheetTooLarge": "{file} er større enn det som leses på én gang ({most}). Del den opp.",
    "error.QuotesDoNotMatch": "{file}: anførselstegnene går ikke opp i rad {row} eller etter den; "
    "ingenting ble importert.",
    "error.WrongColumns": "{file}: kolonnene stemmer ikke; ingenting ble importert. En fil med "
    "{kind} kan ha: {known}.",
    "error.BadRows": (
        "{file}: 1 feil; ingenting ble importert.",
        "{file}: {n} feil; ingenting ble importert.",
    ),
    "error.FolderInUse": "{path} har noe i seg fra før; velg en mappe som er ny eller tom.",
    "error.FolderInUseByExport": "{path} har en eksport i seg fra før. For å bytte den ut: --yes",
    "error.NotOurExport": "{path} er ingen eksport fra denne versjonen av programmet.",
    "error.DamagedExport": "{path}: {file} mangler eller er ikke slik den ble skrevet; ingenting "
    "ble importert. Eksporter på nytt.",
    "error.CodesMissing": (
        "Oppsettet her mangler noe eksporten bruker: {known}. Ingenting ble importert.",
        "Oppsettet her mangler {n} ord som eksporten bruker: {known}. Ingenting ble importert.",
    ),
    "error.WorkspaceNotEmpty": "Dette arbeidsområdet har noe i seg fra før, og en eksport tas bare "
    "inn i et tomt. Først: ettervern init MAPPE, og oppsettet fra det gamle.",
    "error.TextTooLong": "Feltet {field} er lengre enn {most} tegn.",
    # 2
    "error.BadValue": "«{value}» kan ikke være verdien av {what}.",
    "error.bad_day": "«{value}» er ingen dato; skriv 2026-10-31, today, yesterday eller -3d.",
    "error.bad_month": "«{value}» er ingen måned; skriv 2026-10 eller last-month.",
    "error.bad_amount": "«{value}» er ikke noe beløp; skriv 1650000, 1 650 000 eller 1650000,50.",
    "error.bad_minutes": "«{value}» er ingen lengde i minutter, fra 1 til 1440.",
    "error.bad_count": "«{value}» er ikke et helt tall på minst 1.",
    "error.bad_span": "«{value}» er ikke et antall dager; skriv 7d, 2w eller 7.",
    "error.bad_year": "«{value}» er ikke noe år.",
    "error.bad_born": "«{value}» er verken fødselsår eller fødselsdato; skriv 1985 eller "
    "1985-06-30.",
    "error.bad_language": "«{value}» er ikke noe språk i dette programmet; nb eller en.",
    "error.bad_format": "Dette kan ikke vises som {value}.",
    "error.bad_choice": "«{value}» er ingen av: {choices}.",
    "error.bad_stdin": "Bare én verdi kan leses fra standard inn.",
    "error.bad_assignment": "«{value}» er ingen rettelse; skriv FELT=VERDI, som minutes=30.",
    "error.bad_flag": "«{value}» er verken yes eller no.",
    "error.bad_text": "Feltet {value} holder tegn som ikke er tekst.",
    "error.NotUtf8": "Linje {line} i {file} er ikke tekst i UTF-8.",
    "error.bad_total": "«{value}» er ingen sum; skriv 23 eller 23,4.",
    "error.bad_part": "«{value}» er ingen andel; skriv 0,75 eller 75%.",
    "error.bad_hours": "«{value}» er ikke et antall timer i uka; skriv 3 eller 3,5, høyst 168.",
    "error.bad_progress": "«{value}» er ikke et helt tall fra 0 til 10.",
    "error.bad_keeping": "«{value}» sier ikke hva som skal beholdes; skriv 7d,4w,12m for den nyeste for "
    "hver av 7 dager, 4 uker og 12 måneder, eller all.",
    "error.bad_relations": "«{value}» er ikke et antall mennesker; skriv 4, eller 4/2 der 2 av de "
    "4 støtter.",
    "error.WhichProgramme": "Hvilket program? ettervern -p ID …, der ID er en av: {known}.",
    "error.WhichLadder": "Hvilken trapp? --ladder med en av: {known}.",
    "error.MissingOption": "{option} mangler.",
    "error.TooManyArguments": "Ett ord for mye: {extra}. En tekst eller et beløp med mellomrom i "
    "må ha hermetegn rundt seg.",
    "error.OptionsExclude": "{one} og {other} går ikke sammen.",
    "error.MisplacedGlobal": "{option} står foran kommandoen: {order}",
    "error.AmountWithMinus": "Beløpet skrives uten minus; det som kommer tilbake, bokføres med --credit.",
    "error.UnknownOption": "Ukjent valg: {option}.",
    "error.UnknownOptionNear": "Ukjent valg: {option}; mente du {near}?",
    "error.UnknownCommand": "Det er ingen kommando {command}. Se: ettervern --help",
    "error.UnknownCommandNear": "Det er ingen kommando {command}; mente du {near}?",
    "error.NotInBatch": "«{command}» skriver ikke, så den hører ikke hjemme i en batch.",
    "error.UnreadableLine": "Anførselstegnene går ikke opp.",
    "error.UnknownEnding": "{file}: endelsen sier ikke noe format; kjente er {known}.",
    "error.WorkbookOnTerminal": "En terminal kan ikke vise en arbeidsbok; skriv den til en fil: -o rapport.xlsx",
    "error.BadRecovery": (
        "Rad {rows} går ikke opp; sammenlign den med arket, tegn for tegn.",
        "Radene {rows} går ikke opp; sammenlign dem med arket, tegn for tegn.",
    ),
    "error.BadRecoveryLength": "En nøkkel har fire rader med 16 bokstaver og sifre; det er ikke det som ble skrevet.",
    "error.PassphraseTooShort": "En passfrase har minst {least} tegn; flere ord er lettere å huske enn tegn.",
    "error.PassphrasesDiffer": "Passfrasen ble ikke skrevet likt begge gangene; ingenting ble endret.",
    "error.EmptyText": "Feltet {field} er tomt.",
    # the rest
    "error.DamagedDatabase": "Databasen er skadet eller kan ikke leses: {path}. Ingenting ble skrevet; hent tilbake den nyeste sikkerhetskopien: ettervern data restore FIL",
    "error.ForeignDatabase": "{path} er ingen database for dette programmet.",
    "error.NewerDatabase": "{path} er skrevet av en nyere versjon (format {version}, denne kjenner {known}); oppgrader programmet.",
    "error.NoWorkspace": "Det er ikke noe arbeidsområde her; lette i: {searched}. Lag ett med: ettervern init",
    "error.NoDatabase": "Det er et oppsett, men ingen database: {path}. Skulle den vært der, hent tilbake en sikkerhetskopi, ettervern data restore FIL; ingenting lages på nytt av seg selv.",
    "error.NotWritten": "{file} kunne ikke skrives.",
    "error.DiskFull": "Disken er full eller svikter; ingenting ble skrevet.",
    "error.OwnTarget": "{file} er et arbeidsområdes egen fil eller eget navn, en nøkkel, et gjenopprettingsark eller en sikkerhetskopi; ingenting skrives over den. Velg et annet navn.",
    "error.UnusableTarget": "{file} er en mappe, en lenke eller en enhet, og ingenting skrives over den. Velg et annet navn.",
    "error.SheetExists": "{file} finnes fra før. Et gjenopprettingsark tar ikke plassen til noen fil: et eldre ark kan være det eneste med sin nøkkel. Velg et annet navn.",
    "error.NobodyReads": "{file} er et rør eller en enhet som ikke tar imot noe akkurat nå.",
    "error.Unreadable": "{path} kan ikke leses: disken eller enheten den ligger på, svikter. Ingenting ble skrevet.",
    "error.AlteredSchema": "{path} har tabeller, visninger eller utløsere som ikke er dette programmets ({what}), så ingenting skrives. Se: ettervern data verify",
    "error.PlainWhereRequired": "{path} er ikke kryptert, enda dette arbeidsområdet skal være det ({by}); den åpnes ikke. Noen har lagt en annen fil i stedet. Gjenopprett en kryptert sikkerhetskopi: ettervern data restore FIL",
    "error.PlainBackup": "{path} er ikke kryptert, enda dette arbeidsområdet skal være det, og her er ingen nøkkel å kryptere den med. Legg den et annet sted: ettervern data restore {path} --to DIR",
    "error.KeyFileOfOthers": "$ETTERVERN_KEY_FILE peker på {file}, som ikke har nøkkelen {id} til {path}. Pek på riktig fil, eller fjern variabelen.",
    "error.NotTheSame": "Den omskrevne databasen inneholder ikke det samme som den gamle ({what}); den gamle står.",
    "error.Busy": "Noen andre skriver akkurat nå; prøv igjen.",
    "error.DamagedBackup": "{path} er skadet og gjenopprettes ikke; ingenting er endret. Ta en eldre sikkerhetskopi.",
    "error.AlteredBackup": "{path} er ikke det som ble skrevet: sjekksummen er en annen enn i {manifest}. Ingenting er endret. Ta en annen sikkerhetskopi.",
    "error.DamagedLedger": "{path} kan ikke leses, så ingen vet hvem som er slettet; ingenting er endret. Hent fila fra en annen mappe med sikkerhetskopier, eller rett den.",
    "error.NowhereToRestore": "Det er ikke noe arbeidsområde her. For å lage ett av sikkerhetskopien: ettervern data restore {file} --to DIR",
    "error.NoConfiguration": "Det er ingen config.yaml i {folder}, og ingen ligger ved sikkerhetskopien. Først: ettervern init {folder}, så gjenopprett med --yes.",
    "error.NoFolder": "{path} er ikke en mappe.",
    "error.NoPermission": "Du har ikke lov til å lese eller skrive {path}.",
    "error.UnsafePlace": "{path} er en lenke eller ingen vanlig fil, så den åpnes ikke.",
    "error.CipherMissing": "Biblioteket for kryptering (SQLCipher) mangler: pip install 'ettervern[encrypted]'",
    "error.KeySettingsMissing": "{path} er kryptert, og {settings}, som sier hvor nøkkelen ligger, mangler. Med gjenopprettingsarket: ettervern data recover {path}",
    "error.KeySettingsDamaged": "{path} sier hvor nøkkelen ligger, og kan ikke leses. Med gjenopprettingsarket: ettervern data recover",
    "error.PlainWhereEncrypted": "{path} er ikke kryptert, enda {settings} sier det; den åpnes ikke. Noen har lagt en annen fil i stedet.",
    "error.KeyFileMissing": "Det er ingen nøkkelfil {path}. Med gjenopprettingsarket: ettervern data recover {database}",
    "error.KeyFileOpen": "Nøkkelfilen {path} kan leses av andre, så den brukes ikke. Kjør chmod 600 på den, og ta en ny nøkkel: ettervern data rekey",
    "error.KeyFileDamaged": "Nøkkelfilen {path} inneholder ikke hele nøkler. Med gjenopprettingsarket: ettervern data recover {database}",
    "error.KeyNotInKeyring": "Systemets nøkkelring har ikke nøkkelen {id}. Med gjenopprettingsarket: ettervern data recover {database}",
    "error.KeyringUnusable": "Systemets nøkkelring svarer ikke ({kind}). Logg inn i den, eller ha nøkkelen et annet sted: --key-in file",
    "error.WrongKey": "Nøkkelen ({id}) er ikke den til {path}.",
    "error.PassphraseNeeded": "Nøkkelen ligger bak en passfrase: skriv den i en terminal, eller oppgi en fil med den i $ETTERVERN_PASSPHRASE_FILE.",
    "error.PassphraseFileOpen": "Passfrasefilen {path} kan leses av andre, så den brukes ikke. Kjør chmod 600 på den; kan noen ha lest den, ta en ny passfrase: ettervern data rekey --key-in passphrase",
    "error.PassphraseFileMissing": "Det er ingen passfrase i {path}, som $ETTERVERN_PASSPHRASE_FILE peker på.",
    "error.WrongPassphrase": "Det er ikke passfrasen.",
    "error.SynchronisedFolder": "{path} ligger i en synkronisert mappe eller på en nettstasjon, og det skader databaser. Flytt arbeidsområdet, eller sett allow_synchronised_folder: true.",
    "error.BadConfiguration": (
        "{file}: 1 feil, ingenting ble endret",
        "{file}: {n} feil, ingenting ble endret",
    ),
    "error.ConfigurationInUse": "Det endrede oppsettet tar bort noe som er i bruk ({rows}); ingenting ble endret.",
    # navnene på listene
    "error.list_topic": "emne",
    "error.list_unit": "boenhet",
    "error.list_staff": "ansatt",
    "error.list_ladder": "trapp",
    "error.list_step": "trinn",
    "error.list_budget_line": "budsjettpost",
    "error.list_post": "stilling",
    "error.list_funder": "finansieringskilde",
    "error.list_key": "fordelingsnøkkel",
    "error.list_municipality": "kommune",
    "error.list_lease": "husleiekontrakt",
    "error.list_source": "kilde",
    "error.list_follow_up_kind": "oppfølgingsform",
    "error.list_area": "livsområde",
    "error.list_demotion_reason": "grunn til å flytte ned",
    "error.list_exit_reason": "utskrivelsesgrunn",
    "error.list_destination": "sted å dra til",
    "error.list_decline_reason": "avslagsgrunn",
    "error.list_absence_kind": "fraværsform",
    "error.list_incident_kind": "hendelsesform",
    "error.list_outcome": "resultat",
    "error.list_instrument": "måleinstrument",
    "error.list_partner": "samarbeidspartner",
    "error.list_owner": "samarbeidspartner eller ansatt",
    "error.list_meeting": "møte",
    "error.list_decision": "åpent vedtak",
    "error.list_gap": "åpen glippsone",
    "error.list_meetings": "møter",
    "error.list_decisions": "åpne vedtak",
    "error.list_gaps": "åpne glippsoner",
    "error.list_scope": "omfang",
    "error.list_lease_without_unit": "kontrakt for en uten boenhet",
}
