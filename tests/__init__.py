"""The tests, a folder for most rooms.

Compiled files are kept even where the surroundings ask Python for none: a thousand commands are
started here as processes, and each would compile the whole program anew.
"""

import os
import sys

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
