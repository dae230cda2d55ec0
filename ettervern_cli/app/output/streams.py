"""What goes out by a stream, and what it means when it cannot. No screen is made here."""

from collections.abc import Iterator
from contextlib import contextmanager

from ettervern_cli.errors import NotWritten


@contextmanager
def going_out() -> Iterator[None]:
    """What cannot go out is NotWritten: of what is in the database that says nothing."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise NotWritten(file="stdout") from error
