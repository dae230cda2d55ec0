"""What ``spark-submit`` runs: ``region report``, counted by the session that it was submitted with.

``spark-submit [its options] .../driver_command.py LAKE --period 2025 --format json -o county.json``
takes every option of ``region report`` but ``--engine`` and ``--remote``; ETTERVERN_LANG says the
language.
"""

import sys


def main() -> None:
    """Run the command with what was given, and leave with its exit code."""
    from ettervern_cli.app.app import run

    sys.argv[1:] = ["region", "report", *sys.argv[1:], "--engine", "spark"]
    run()


if __name__ == "__main__":
    main()
