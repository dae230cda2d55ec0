"""Norsk bokmål: sikkerhetskopi og gjenoppretting."""

WORDS: dict[str, str | tuple[str, str]] = {
    "backup.made": "{path}: {size} kB, kontrollert, til og med endring {change}.",
    "backup.removed": ("1 eldre kopi fjernet.", "{n} eldre kopier fjernet."),
    "backup.forgotten": "{folder} nevnes ikke lenger som mappe for sikkerhetskopier.",
    "backup.owing": "Merk: {folder} nås ikke, og kopiene der har fortsatt personer som er slettet siden. Ha disken for hånden ved neste sikkerhetskopi; kommer den ikke tilbake: ettervern data backup --forget {folder}",
    "backup.faulty": "Noe er galt i selve databasen: {faults}. Sikkerhetskopien er tatt av den slik den er, og ingen eldre kopi er fjernet. Se: ettervern data verify",
    "backup.fault_chain": "kjeden i historikken er brutt",
    "backup.fault_references": "det finnes rader som viser til rader som ikke finnes",
    "backup.bad_configuration": "Merk: {file} er ikke gyldig; kopien ble tatt likevel. Se: ettervern config check",
    "backup.readable_in_the_cloud": "Merk: {folder} synkroniseres eller ligger på et nettverk, og kopien kan leses av alle som får tak i den der.",
    "backup.replace": "Erstatte {path}? Det som er der nå, beholdes ved siden av.",
    "backup.restored": "{database} gjenopprettet fra {file}: {n} {n:person|personer}, til og med endring {change}.",
    "backup.kept": "Det som var der, er beholdt som {path}",
    "backup.erased_again": "{n} {n:slettet person|slettede personer} er slettet fra den på nytt: {codes}.",
    "backup.no_ledger": "Merk: det ligger ingen liste over slettede personer (erased.json) i {folders}: er noen slettet etter at denne kopien ble tatt, er de med igjen. Slett dem på nytt, eller gjenopprett fra en mappe som har lista.",
    "backup.restored_faulty": "Noe var galt i databasen da kopien ble tatt: {faults}. Se: ettervern data verify",
    "backup.other_config": "Merk: {file} er en annen enn den i sikkerhetskopien og blir som den er.",
}
