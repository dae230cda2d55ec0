"""Asking before what cannot be taken back; every question has an option that answers it."""

import sys
from collections.abc import Callable

import typer

from ettervern_cli.app.outside.readers import typed


def can_ask() -> bool:
    """Whether somebody is at a terminal to answer."""
    return bool(sys.stdin and sys.stderr and sys.stdin.isatty() and sys.stderr.isatty())


def chosen(question: str, read: Callable[[str], str]) -> str | None:
    """What somebody at a terminal answers, as it is read; None where there is nobody to ask."""
    return read(typed(lambda: str(typer.prompt(question, err=True)))) if can_ask() else None


def agreed(question: str) -> bool:
    """Whether somebody at a terminal says yes; False where there is nobody to ask."""
    return can_ask() and typed(lambda: typer.confirm(question, err=True))
