"""Which kinds of file there are, by the names that people type."""

from ettervern_cli.exchange.files.rows import Kind
from ettervern_cli.exchange.kinds.bookings import BOOKINGS
from ettervern_cli.exchange.kinds.follow_ups import FOLLOW_UPS, SCORES
from ettervern_cli.exchange.kinds.moves import MOVES
from ettervern_cli.exchange.kinds.placements import PLACEMENTS
from ettervern_cli.exchange.kinds.stays import STAYS

KINDS: dict[str, Kind] = {
    "stays": STAYS,
    "moves": MOVES,
    "follow-ups": FOLLOW_UPS,
    "placements": PLACEMENTS,
    "scores": SCORES,
    "bookings": BOOKINGS,
}
