"""Backups, their manifests, restoring, and the ledger of erased codes. Exports to read are in
``exchange``."""
