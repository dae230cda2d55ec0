"""English: meetings, their agenda and their decisions."""

WORDS: dict[str, str | tuple[str, str]] = {
    # What the commands say
    "meeting.detail": "details",
    "meeting.decisions": "Decisions",
    "meeting.title": "Meetings",
    "meeting.held": "{id}: meeting on {on} with {present}.",
    "meeting.held_about": "Spoken of: {about}.",
    "meeting.decided": "{id}: decided; {owner}, by {due}.",
    "meeting.decided_at": "Meeting {meeting}.",
    "meeting.done": "{id}: carried out {on}.",
    # Headings
    "meeting.about": "about",
    "meeting.owner": "owner",
    "meeting.done_on": "carried out",
    # The list
    "meeting.none": "No meeting has been held.",
    "meeting.no_decisions": "Nothing has been decided.",
    "meeting.counted": ("{n} meeting.", "{n} meetings."),
    "meeting.attendance": "Attendance",
    "meeting.decided_there": "{text} ({owner}, by {due})",
    "meeting.carried_out": "carried out {on}",
    "meeting.spoken_of": "About {about}",
    # When the next one is
    "meeting.next_on": "Next meeting due {on}, {when}; every {n} days.",
    "meeting.next_first": "No meeting yet; they are to be held every {n} days.",
    # The agenda
    "meeting.agenda_of": "Agenda, {name}",
    "meeting.last": "Last meeting {on} ({id}).",
    "meeting.new_days": (
        "What is new is from the last day.",
        "What is new is from the last {n} days.",
    ),
    "meeting.nothing": "Nothing is open, and nothing is new.",
    "meeting.barred": "Not to be spoken of with, for want of consent",
    "meeting.open_decisions": "Open decisions",
    "meeting.carried_out_since": "Carried out since the last meeting",
    "meeting.gaps": "Open gaps",
    "meeting.new": "New since the last meeting",
    "meeting.new_first": "New",
    "meeting.carried_out_since_first": "Carried out lately",
    "meeting.waiting": "Referrals waiting",
    "meeting.candidates": "Referred, consent not given",
    "meeting.left_out": "Left out, for want of consent to one of those present: {codes}. All of it: ettervern meeting agenda",
    "meeting.consents": "Consents running out",
    "meeting.event_up": "up to",
    "meeting.event_down": "down to",
    "meeting.event_left": "away",
    "meeting.event_returned": "back",
    "meeting.severity": "{detail}, severity {severity}",
}
