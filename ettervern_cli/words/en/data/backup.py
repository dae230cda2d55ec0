"""English: backup and restore."""

WORDS: dict[str, str | tuple[str, str]] = {
    "backup.made": "{path}: {size} kB, checked, up to change {change}.",
    "backup.removed": ("1 older backup removed.", "{n} older backups removed."),
    "backup.forgotten": "{folder} is no longer named as a folder of backups.",
    "backup.owing": "Note: {folder} cannot be reached, and the backups there still hold persons erased since. Have that disk at hand at the next backup; if it is gone for good: ettervern data backup --forget {folder}",
    "backup.faulty": "Something is wrong in the database itself: {faults}. The backup holds it as it is, and no older backup was removed. See: ettervern data verify",
    "backup.fault_chain": "the chain of the history is broken",
    "backup.fault_references": "there are rows that refer to none",
    "backup.bad_configuration": "Note: {file} is not valid; backed up all the same. See: ettervern config check",
    "backup.readable_in_the_cloud": "Note: {folder} is synchronised or on a network share, and the backup can be read by anybody who gets at it there.",
    "backup.replace": "Replace {path}? What is there now is kept beside it.",
    "backup.restored": "{database} restored from {file}: {n} {n:resident|residents}, up to change {change}.",
    "backup.kept": "What was there is kept as {path}",
    "backup.erased_again": "{n} erased {n:person was|persons were} erased from it again: {codes}.",
    "backup.no_ledger": "Note: no ledger of erased persons (erased.json) lies in {folders}: if somebody was erased after this backup was made, they are in it again. Erase them again, or restore from a folder that has the ledger.",
    "backup.restored_faulty": "Something was wrong in the database when it was backed up: {faults}. See: ettervern data verify",
    "backup.other_config": "Note: {file} differs from the one in the backup and stays as it is.",
}
