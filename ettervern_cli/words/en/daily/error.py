"""English: one sentence for each class of error, and the names of the lists they speak of."""

WORDS: dict[str, str | tuple[str, str]] = {
    "error.EttervernError": "Something went wrong inside the program ({kind}); nothing was "
    "written. Run it again with --debug before the command to see where.",
    "error.change_was_written": "The change itself was written; only the output was not.",
    "error.see_help": "Help: {command} --help",
    # 1
    "error.UnknownResident": "Nobody here has the code or name “{value}”. See: ettervern list "
    "--status all",
    "error.SeveralResidents": "“{value}” fits several; use the code:",
    "error.UnknownProgramme": "There is no programme “{value}”; there is: {known}.",
    "error.UnknownName": "There is no {what} “{value}”; there is: {known}.",
    "error.UnknownNameNear": "There is no {what} “{value}”; did you mean {near}?",
    "error.NotUsedHere": "{programme} has no {what}.",
    "error.InTheFuture": "{on} has not come yet; today is {today}.",
    "error.NameWhereCodeIsMeant": "Nobody here has the code {value}; a new person is admitted by "
    "name.",
    "error.AlreadyAdmitted": "{name} ({code}) has been here since {admitted}.",
    "error.PersonDied": "{name} ({code}) died on {on}. If that is a mistake: ettervern edit S-… reason=",
    "error.StaysOverlap": "{name} ({code}) has a stay from {admitted} to {discharged}; two stays "
    "cannot share days.",
    "error.NotAdmitted": "{name} ({code}) has no open stay in {programme}.",
    "error.ProgrammeFull": "{programme} is full.",
    "error.ProgrammeFullButKept": "{programme} is full; the empty unit is kept for {kept}'s own.",
    "error.MunicipalityNotServed": "{programme} does not admit from {municipality}; it admits "
    "from: {served}.",
    "error.ConsentMissing": "{programme} admits nobody without consent, and {name} ({code}) has "
    "none in force on {on}. First: ettervern consent give {code} --scope SCOPE --partner PARTNER",
    "error.ConsentMissingForNew": "{programme} admits nobody without consent. First: ettervern "
    "referral add NAME --source SOURCE, then ettervern consent give CODE --scope SCOPE --partner "
    "PARTNER; then admit the code.",
    "error.ConsentMissingForWork": "{programme} rests on consent, and {name} ({code}) has none "
    "in force on {on}. What is written can be read, and the stay can be ended. To go on: "
    "ettervern consent give {code} --scope SCOPE --partner PARTNER",
    "error.NoConsent": "{name} ({code}) has no such consent in force on {on}. See: ettervern "
    "consent list {code}",
    "error.AlreadyReferred": "{name} ({code}) has an open referral from {referred}. See: "
    "ettervern referral list",
    "error.NotReferred": "{name} ({code}) has no open referral to {programme}. First: ettervern "
    "referral add {code} --source SOURCE",
    "error.EffectDiffers": "“{reason}” would lead to something else than what followed; take it "
    "back with undo, or decline anew.",
    "error.AlreadyListed": "{name} ({code}) has been on the list since {listed}.",
    "error.NotListed": "{name} ({code}) is not on the list of those who must be rehoused. First: "
    "ettervern rehouse add {code}",
    "error.MergedWithItself": "{value} and {other} are the same person.",
    "error.ReferralInTheWay": "{code} has an open referral to {programme}, where {other} is or "
    "is referred too. First: ettervern referral withdraw {code}",
    "error.StepNotRun": "Step {number}, {step}, is not run here; nobody can be placed on it.",
    "error.AtTheTop": "Already at the top: step {number}, {step}.",
    "error.AtTheBottom": (
        "There is no step to go down to from step {current}; the lowest here is {lowest}.",
        "{n} steps down from step {current} is below the lowest step here, {lowest}.",
    ),
    "error.NotUpwards": "Step {number} is not above step {current}.",
    "error.NotDownwards": "Step {number} is not below step {current}.",
    "error.TooSoon": (
        "Not yet: step {number} asks for {asked} days on step {below}; {name} has been there 1 "
        '(since {since}).\nTo do it all the same: ettervern advance {code} --override "why"',
        "Not yet: step {number} asks for {asked} days on step {below}; {name} has been there {n} "
        '(since {since}).\nTo do it all the same: ettervern advance {code} --override "why"',
    ),
    "error.TooFewFollowUps": (
        "Not yet: step {number} asks for {asked} follow-ups held on step {below}; there is 1.\n"
        'To do it all the same: ettervern advance {code} --override "why"',
        "Not yet: step {number} asks for {asked} follow-ups held on step {below}; there are {n}.\n"
        'To do it all the same: ettervern advance {code} --override "why"',
    ),
    "error.MissedTooRecently": "Not yet: step {number} asks for {asked} days without a missed "
    "follow-up; {name} missed one on {missed}.\n"
    'To do it all the same: ettervern advance {code} --override "why"',
    "error.NoDemotionHere": "Nobody is moved down in {programme}: {because}",
    "error.BeforeLatestMove": "{on} lies before the latest move, {latest}. To correct that one: "
    "ettervern edit M-… moved_on=DATE",
    "error.NotOnLadder": "There is no entry on the ladder {ladder} to move from.",
    "error.BeforeAdmission": "{on} lies before the admission of {name} ({code}) on {admitted}.",
    "error.AfterDischarge": "{on} lies after the discharge of {name} ({code}) on {discharged}.",
    "error.UnitFull": "Unit {unit} is taken: {residents}.",
    "error.UnitVoid": "Unit {unit} is out of use. To take it into use again: ettervern unit open "
    "{unit}",
    "error.UnitNotThere": "Unit {unit} is not in use on {on}.",
    "error.UnitReserved": "Unit {unit} is kept for {partner}'s own; admit with --agency to say "
    "that somebody is.",
    "error.PartnerTimeTooShort": "Unit {unit} is for those who have spent {months} months in "
    "treatment at {partner}.",
    "error.UnitInUse": "Unit {unit} is lived in or held: {residents}.",
    "error.UnitAlreadyVoid": "Unit {unit} is out of use already.",
    "error.UnitNotVoid": "Unit {unit} is not out of use.",
    "error.NotPlaced": "{name} ({code}) has no unit.",
    "error.AlreadyPlaced": "{name} lives in unit {unit} already.",
    "error.IsAway": "{name} ({code}) is away; first: ettervern back {code}",
    "error.NotAway": "{name} ({code}) is not away.",
    "error.BeyondLimit": (
        "{until} is past the limit: a stay in {programme} is for {n} month at most, this one until "
        '{limit}.\nTo plan it all the same: --override "why"',
        "{until} is past the limit: a stay in {programme} is for {n} months at most, this one "
        'until {limit}.\nTo plan it all the same: --override "why"',
    ),
    "error.BeyondLimitOfStep": (
        "{until} is past the limit: the step {label} is for {n} month at most, here until {limit}."
        '\nTo plan it all the same: --override "why"',
        "{until} is past the limit: the step {label} is for {n} months at most, here until {limit}."
        '\nTo plan it all the same: --override "why"',
    ),
    "error.BeyondLimitOfUnit": (
        "{until} is past the limit: unit {label} is for {n} month at most, here until {limit}.\n"
        'To plan it all the same: --override "why"',
        "{until} is past the limit: unit {label} is for {n} months at most, here until {limit}.\n"
        'To plan it all the same: --override "why"',
    ),
    "error.NoLimit": "Nothing runs out for {name} ({code}), so there is nothing to extend.",
    "error.LimitNotReached": "{until} is no later than the limit that holds already, {limit}.",
    "error.EndsBeforeItBegins": "{ends} lies before {begins}, when it began.",
    "error.EventsOutOfOrder": "{on} lies before something already written, dated {latest}.",
    "error.ReasonNeeded": "Whereto? --to DESTINATION, or --to pending while it is not known.",
    "error.NothingToFill": "The exit of {name} ({code}) on {on} has that already. To correct it: "
    "ettervern edit S-…",
    "error.UnknownEntry": "No entry has the id “{value}”. The ids stand in: ettervern show WHO",
    "error.UnknownField": "{entry} has no field “{value}” to correct; it has: {known}.",
    "error.EntryInUse": "{entry} cannot be taken out: other entries rest on it.",
    "error.NothingChanged": "That is how it stands already.",
    "error.NothingToUndo": "There is nothing left to take back.",
    "error.ChangedAfterwards": "It cannot be taken back: {table} {row} has been changed since.",
    "error.UndoStops": "Undo goes no further back than change {number}, {command}, written {at} UTC "
    "by {actor}.",
    "error.UndoBlocked": "It cannot be taken back: something written later rests on it.",
    "error.AmountIsZero": "An amount of nothing cannot be booked.",
    "error.YearNotPlanned": "There is neither a plan nor a booking for {year}; there are plans for: "
    "{known}.",
    "error.NothingToShareBy": "Nothing can be shared by {by}: nobody has any in that time.",
    "error.NothingAgreed": "Nothing can be shared by {by}: the configuration gives nobody a part "
    "under sharing:",
    "error.PopulationMissing": "No inhabitants counted before {year} stand in the configuration "
    "for: {towns}. Add them under municipalities: … populations:",
    "error.DoesNotShare": "{municipality} does not share the costs of {programme}; those who do: "
    "{known}.",
    "error.NotBornYet": "Born on {born} is after {on}.",
    "error.NoBaseAmounts": "The configuration has no base amounts (base_amounts:) to work with.",
    "error.BeforeBaseAmounts": "No base amount is known for {on}: the table begins on {first}.",
    "error.AfterBaseAmounts": "No base amount is known for {on}: the newest holds until {last}. Add "
    "the one from {next} to base_amounts: in the configuration.",
    "error.UnknownGoal": "{name} ({code}) has no goal “{value}”. The goals stand in: ettervern "
    "plan show {code}",
    "error.GoalIsClosed": "{goal} was closed on {closed}.",
    "error.GoalOfAnotherStay": "{goal} belongs to the stay from {admitted}; {on} lies outside it.",
    "error.TotalOutOfRange": "A total of {instrument} lies from {lowest} to {highest}; {total} "
    "does not.",
    "error.MeasureRunsAlready": "{name} ({code}) has had “{measure}” since {since}.",
    "error.UnknownMeasure": "{name} ({code}) has no measure “{value}” that runs on {on}; there "
    "is: {known}.",
    "error.UnknownMeasureNone": "{name} ({code}) has no measure that runs on {on}.",
    "error.MeasureOutlivesStay": "“{measure}” cannot go on after the discharge on {discharged}.",
    "error.AgencyNotConsented": "Not without consent on {on}: {who}. Leave the person out, or "
    "first: ettervern consent give",
    "error.NotKnownHere": "{name} ({code}) was neither admitted nor referred to {programme} by "
    "{on}.",
    "error.DecisionDone": "{id} was carried out on {on}.",
    "error.GapClosed": "{id} was closed on {on}.",
    "error.NotTheirIncident": "{name} ({code}) has no incident “{entry}”. See: ettervern incident "
    "list {code}",
    "error.NotLedTo": "{entry} cannot be what an incident led to: that is a move down or an "
    "absence of {name} ({code}) in the same stay, on the same day or later.",
    "error.LedToAlready": "{incident} led to {entry} already. To correct it: ettervern edit "
    "{incident}",
    "error.MonthNotOver": "{month} is not over on {today}: its nights are known when {last} has "
    "passed.",
    "error.MoreThanCredit": "{name} ({code}) has a credit of {credit} kr; no more can be paid back.",
    "error.NoAgreement": "{name} ({code}) has no repayment agreement in force.",
    "error.NoSuchBackup": "There is no file {path}.",
    "error.ErasedPerson": "{code} was erased on {on}: what is left is an anonymous stay, and nothing is "
    "written about it.",
    "error.StillWithUs": "{name} ({code}) has an open stay or referral; end that before erasing: "
    "ettervern discharge {code} …, or referral withdraw {code}",
    "error.GroundNamesPerson": "The ground is kept after the erasure, so it must not hold the name.",
    "error.WouldErase": "{name} ({code}) would be erased for good, and nothing brings that back. To do "
    "it: --yes; to see first what would go: --dry-run",
    "error.WouldReplace": "{path} is in use. To put the backup in its place, and keep what is there "
    "now beside it: --yes",
    "error.WorkspaceExists": "{path} exists already; it is not touched.",
    "error.AlreadyEncrypted": "{path} is encrypted already. For a new key: ettervern data rekey",
    "error.NotEncrypted": "{path} is not encrypted. To encrypt it: ettervern data encrypt",
    "error.WouldDecrypt": "Decrypted, {path} can be read by everybody who gets hold of the file. If that is meant: ettervern data decrypt --yes",
    "error.UnknownTemplate": "There is no template “{value}”; there is: {known}.",
    "error.FutureReport": "The period begins on {first}, and today is {today}.",
    "error.NationalIdentityNumber": "The {field} holds a national identity number. The case book "
    "keeps none: a year of birth is enough.",
    "error.NoSuchFile": "There is no file {file}.",
    "error.NotText": "{file} is no text file: it holds characters that no text has. Save it as CSV.",
    "error.EmptySheet": "{file} is empty: its first row has to name the columns.",
    "error.SheetTooLarge": "{file} is larger than what is read at once ({most}). Divide it.",
    "error.QuotesDoNotMatch": "{file}: the quotes do not match in row {row} or after it; nothing "
    "was imported.",
    "error.WrongColumns": "{file}: the columns are not right; nothing was imported. A file of "
    "{kind} may have: {known}.",
    "error.BadRows": (
        "{file}: 1 problem; nothing was imported.",
        "{file}: {n} problems; nothing was imported.",
    ),
    "error.FolderInUse": "{path} holds something already; name a folder that is new or empty.",
    "error.FolderInUseByExport": "{path} holds an export already. To replace it: --yes",
    "error.NotOurExport": "{path} is no export of this version of the program.",
    "error.DamagedExport": "{path}: {file} is missing or is not as it was written; nothing was "
    "imported. Export anew.",
    "error.CodesMissing": (
        "The configuration here lacks what the export uses: {known}. Nothing was imported.",
        "The configuration here lacks {n} words that the export uses: {known}. Nothing was "
        "imported.",
    ),
    "error.WorkspaceNotEmpty": "This workspace holds something already, and an export goes into "
    "an empty one alone. First: ettervern init DIR, and the configuration of the old one.",
    "error.TextTooLong": "The {field} is longer than {most} characters.",
    # 2
    "error.BadValue": "“{value}” cannot be the value of {what}.",
    "error.bad_day": "“{value}” is no date; write 2026-10-31, today, yesterday or -3d.",
    "error.bad_month": "“{value}” is no month; write 2026-10 or last-month.",
    "error.bad_amount": "“{value}” is no amount; write 1650000, 1 650 000 or 1650000,50.",
    "error.bad_minutes": "“{value}” is no length in minutes, from 1 to 1440.",
    "error.bad_count": "“{value}” is no whole number of at least 1.",
    "error.bad_span": "“{value}” is no number of days; write 7d, 2w or 7.",
    "error.bad_year": "“{value}” is no year.",
    "error.bad_born": "“{value}” is no year or date of birth; write 1985 or 1985-06-30.",
    "error.bad_language": "“{value}” is no language of this program; nb or en.",
    "error.bad_format": "This cannot be shown as {value}.",
    "error.bad_choice": "“{value}” is none of: {choices}.",
    "error.bad_stdin": "Only one value can be read from standard input.",
    "error.bad_assignment": "“{value}” is no correction; write FIELD=VALUE, as in minutes=30.",
    "error.bad_flag": "“{value}” is neither yes nor no.",
    "error.bad_text": "The {value} holds characters that are no text.",
    "error.NotUtf8": "Line {line} of {file} is no text in UTF-8.",
    "error.bad_total": "“{value}” is no total; write 23 or 23.4.",
    "error.bad_part": "“{value}” is no part of a whole; write 0.75 or 75%.",
    "error.bad_hours": "“{value}” is no number of hours a week; write 3 or 3.5, at most 168.",
    "error.bad_progress": "“{value}” is no whole number from 0 to 10.",
    "error.bad_keeping": "“{value}” does not say what to keep; write 7d,4w,12m for the newest of "
    "each of 7 days, 4 weeks and 12 months, or all.",
    "error.bad_relations": "“{value}” is no count of people; write 4, or 4/2 where 2 of the 4 "
    "support.",
    "error.WhichProgramme": "Which programme? ettervern -p ID …, where ID is one of: {known}.",
    "error.WhichLadder": "Which ladder? --ladder with one of: {known}.",
    "error.MissingOption": "{option} is missing.",
    "error.TooManyArguments": "One word too many: {extra}. A text or an amount with spaces in it "
    "needs quotes around it.",
    "error.OptionsExclude": "{one} and {other} do not go together.",
    "error.MisplacedGlobal": "{option} stands before the command: {order}",
    "error.AmountWithMinus": "An amount stands without a minus; what comes back is booked with --credit.",
    "error.UnknownOption": "There is no option {option}.",
    "error.UnknownOptionNear": "There is no option {option}; did you mean {near}?",
    "error.UnknownCommand": "There is no command {command}. See: ettervern --help",
    "error.UnknownCommandNear": "There is no command {command}; did you mean {near}?",
    "error.NotInBatch": "“{command}” does not write, so it has no place in a batch.",
    "error.UnreadableLine": "The quotes do not match.",
    "error.UnknownEnding": "{file}: the ending says no format; known are {known}.",
    "error.WorkbookOnTerminal": "A terminal cannot show a workbook; write it to a file: -o report.xlsx",
    "error.BadRecovery": (
        "Row {rows} does not add up; compare it with the sheet, letter by letter.",
        "Rows {rows} do not add up; compare them with the sheet, letter by letter.",
    ),
    "error.BadRecoveryLength": "A key has four rows of 16 letters and digits; that is not what was typed.",
    "error.PassphraseTooShort": "A passphrase has at least {least} characters; several words are easier to remember than signs.",
    "error.PassphrasesDiffer": "The passphrase was not typed the same way twice; nothing was changed.",
    "error.EmptyText": "The {field} is empty.",
    # the rest
    "error.DamagedDatabase": "The database is damaged or cannot be read: {path}. Nothing was written; restore the newest backup: ettervern data restore FILE",
    "error.ForeignDatabase": "{path} is no database of this program.",
    "error.NewerDatabase": "{path} was written by a newer version (format {version}, this one knows {known}); upgrade the program.",
    "error.NoWorkspace": "There is no workspace here; sought: {searched}. Make one with: ettervern init",
    "error.NoDatabase": "There is a configuration, but no database: {path}. If it should be there, restore a backup, ettervern data restore FILE; nothing is made anew on its own.",
    "error.NotWritten": "{file} could not be written.",
    "error.DiskFull": "The disk is full or fails; nothing was written.",
    "error.OwnTarget": "{file} is a workspace's own file or name, a key, a recovery sheet or a backup; nothing is written over it. Choose another name.",
    "error.UnusableTarget": "{file} is a folder, a link or a device, and nothing is written over it. Choose another name.",
    "error.SheetExists": "{file} is there already. A recovery sheet takes the place of no file: an older sheet may be the only one of its key. Choose another name.",
    "error.NobodyReads": "{file} is a pipe or a device that takes nothing just now.",
    "error.Unreadable": "{path} cannot be read: the disk or the device it lies on fails. Nothing was written.",
    "error.AlteredSchema": "{path} has tables, views or triggers that are not this program's ({what}), so nothing is written. See: ettervern data verify",
    "error.PlainWhereRequired": "{path} is not encrypted, though this workspace must be ({by}); it is not opened. Somebody has put another file in its place. Restore an encrypted backup: ettervern data restore FILE",
    "error.PlainBackup": "{path} is not encrypted, though this workspace must be, and there is no key here to encrypt it with. Put it elsewhere: ettervern data restore {path} --to DIR",
    "error.KeyFileOfOthers": "$ETTERVERN_KEY_FILE names {file}, which does not hold the key {id} of {path}. Name the right file, or unset it.",
    "error.NotTheSame": "The rewritten database does not hold what the old one does ({what}); the old one stands.",
    "error.Busy": "Somebody else is writing just now; try again.",
    "error.DamagedBackup": "{path} is damaged and is not restored; nothing was changed. Take an older backup.",
    "error.AlteredBackup": "{path} is not what was written: its checksum differs from that in {manifest}. Nothing was changed. Take another backup.",
    "error.DamagedLedger": "{path} cannot be read, so nobody knows who was erased; nothing was changed. Fetch the file from another folder of backups, or mend it.",
    "error.NowhereToRestore": "There is no workspace here. To make one of the backup: ettervern data restore {file} --to DIR",
    "error.NoConfiguration": "There is no config.yaml in {folder}, and none lies with the backup. First: ettervern init {folder}, then restore with --yes.",
    "error.NoFolder": "{path} is no folder.",
    "error.NoPermission": "You may not read or write {path}.",
    "error.UnsafePlace": "{path} is a link or no ordinary file, so it is not opened.",
    "error.CipherMissing": "The library for encryption (SQLCipher) is missing: pip install 'ettervern[encrypted]'",
    "error.KeySettingsMissing": "{path} is encrypted, and {settings}, which tells where its key lies, is missing. With the recovery sheet: ettervern data recover {path}",
    "error.KeySettingsDamaged": "{path} tells where the key lies, and it cannot be read. With the recovery sheet: ettervern data recover",
    "error.PlainWhereEncrypted": "{path} is not encrypted, though {settings} says that it is; it is not opened. Somebody has put another file in its place.",
    "error.KeyFileMissing": "There is no key file {path}. With the recovery sheet: ettervern data recover {database}",
    "error.KeyFileOpen": "The key file {path} can be read by others, so it is not used. chmod 600 it, and take a new key: ettervern data rekey",
    "error.KeyFileDamaged": "The key file {path} does not hold whole keys. With the recovery sheet: ettervern data recover {database}",
    "error.KeyNotInKeyring": "The system's keyring does not have the key {id}. With the recovery sheet: ettervern data recover {database}",
    "error.KeyringUnusable": "The system's keyring does not answer ({kind}). Log in to it, or keep the key elsewhere: --key-in file",
    "error.WrongKey": "The key ({id}) is not that of {path}.",
    "error.PassphraseNeeded": "The key lies behind a passphrase: type it on a terminal, or name a file that holds it in $ETTERVERN_PASSPHRASE_FILE.",
    "error.PassphraseFileOpen": "The passphrase file {path} can be read by others, so it is not used. chmod 600 it; if somebody may have read it, take a new passphrase: ettervern data rekey --key-in passphrase",
    "error.PassphraseFileMissing": "There is no passphrase in {path}, which $ETTERVERN_PASSPHRASE_FILE names.",
    "error.WrongPassphrase": "That is not the passphrase.",
    "error.SynchronisedFolder": "{path} lies in a synchronised folder or on a network share, which damages databases. Move the workspace, or set allow_synchronised_folder: true.",
    "error.BadConfiguration": (
        "{file}: 1 problem, nothing was changed",
        "{file}: {n} problems, nothing was changed",
    ),
    "error.ConfigurationInUse": "The changed configuration takes away what is in use ({rows}); nothing was changed.",
    # the names of lists
    "error.list_topic": "topic",
    "error.list_unit": "unit",
    "error.list_staff": "member of staff",
    "error.list_ladder": "ladder",
    "error.list_step": "step",
    "error.list_budget_line": "budget line",
    "error.list_post": "post",
    "error.list_funder": "funder",
    "error.list_key": "key for sharing",
    "error.list_municipality": "municipality",
    "error.list_lease": "lease",
    "error.list_source": "source",
    "error.list_follow_up_kind": "kind of follow-up",
    "error.list_area": "life area",
    "error.list_demotion_reason": "reason for moving down",
    "error.list_exit_reason": "exit reason",
    "error.list_destination": "destination",
    "error.list_decline_reason": "reason for declining",
    "error.list_absence_kind": "kind of absence",
    "error.list_incident_kind": "kind of incident",
    "error.list_outcome": "outcome",
    "error.list_instrument": "measuring instrument",
    "error.list_partner": "partner",
    "error.list_owner": "partner or member of staff",
    "error.list_meeting": "meeting",
    "error.list_decision": "open decision",
    "error.list_gap": "open gap",
    "error.list_meetings": "meetings",
    "error.list_decisions": "open decisions",
    "error.list_gaps": "open gaps",
    "error.list_scope": "scope",
    "error.list_lease_without_unit": "lease for somebody without a unit",
}
