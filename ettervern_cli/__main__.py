"""Lets ``python -m ettervern_cli`` do what the command ``ettervern`` does."""

from ettervern_cli.start import main

if __name__ == "__main__":
    main()
