"""The scripts of the demo: what a coordinator types about each invented persona, and when.

A script begins at the margin with its name, the day from which a persona without a stay is counted
and the scripts whose lines it has besides its own.
Before the colon of a line stands when it is typed:

  8..25         so many days after admission, one of them drawn; -12..-4 is before it
  today-24      so many days before today; end, end+12: from the end of the stay
  then 5..9     so many days after the line above, where that was typed
  else          at once, where the line above was not typed
  after log     at once, after every line that begins so (| parts several beginnings)
  due           when a follow-up falls due; monthly 5..12: every month on a day between
  every 7..10, until 26, 30%, if free, each goal
                again after so many days, not in the last days of the stay, by chance, where there
                is such a thing, once for each of them

A line that begins with ? is left out where the program refuses it; any other must not be refused.
Of a line, [..] is left out where a part of it has nothing to say, or by chance: [50% ..]. What is
in braces is found in the database, see ``lookups``; where there is none of it, the line is left
out. {1..5} and {a|b} are drawn, {day+90}, {today-3} and {begins-9} are dates.
"""

TEXT = """
arriving
  -70..-45: referral add {who} --source {source} [--agency {agency}] [--municipality {town}]
      [--born {born}] --treatment-began {begins-440..-400} --treatment-ended {begins-12..-1}
  -44..-32: referral assess {referred}
  -30..-26, 30%: referral decline {referred} --reason {waits}
  -12..-4: referral offer {referred}
  -3..-2, if consent-first, each scopes: consent give {code} --scope {scope} --partner {partners}
      --until {until}
  0: admit {who} [--born {born}] [--ladder {ladder} --step {entry}] [--unit {bed}]
      [--contact {contact}] [85% --lived {passing}]
  1..9, each scopes: consent give {code} --scope {scope} --partner {partners} --until {until}
  315..325, every 315..325, each scopes: consent give {code} --scope {scope} --partner {partners}
      --until {until}

followed
  due, 93%: log {code} {did} [--kind {follow_up_kind}] --minutes {15|20|30|30|45|45|60|90}
      [--by {contact}] [--area {area}]
  else: log {code} {missed} --missed [--kind {follow_up_kind}] [--by {contact}]
  after log, each measured: score add {code} {total} --instrument {instrument}
  100..300, 10%: ?contact {code} {colleague} [--decision {allowed}]
  45, every 182: lives {code} {dwelling}

helped
  after admit|advance|demote, each running: measure stop {code} {measure}
  after admit|advance|demote, each measures: ?measure start {code} {measure} --provider {provider}
      --hours-a-week {hours} [--decision {allowed}]
  120..220: measure stop {code} {running}

planned
  4..15, each areas: plan goal {code} {area} {goal} --voice {voice} [60% --by {day+60..300}]
  after plan goal: plan status {unplanned} right
  16..19, 10%: plan status {code} declined
  after plan review: plan status {entitled} has
  after plan review, each goals: plan progress {code} {goal} {progress} [50% --voice {voice-on}]
  after plan review, each reached: plan close {code} {goal}
  8..25: plan network {code} --family {1..5}/{0..1} --friends {1..6}/{0..1}
      --professionals {2..5}/{1..2} [70% --voice {voice-network}]
  then 80..150: plan network {code} --family {2..5}/{1..2} --friends {2..6}/{0..2}
      --professionals {2..5}/{1..2} [70% --voice {voice-network}]
  45..120, every 70..200: outcome add {code} {outcome} [70% --voice {voice-outcome}]

living: arriving followed helped planned
  15..75, 50%: incident add {code} --kind {relapse} --severity {1|2} --action {action}
      [70% --voice {voice-after}]
  after advance|demote, if leaving: vacate {code}
  after advance|demote: place {code} {home} --explained {day}

reviewed
  20..35, every 84..93: plan review {code} --next {day+90} [--coordinator {coordinator}]
      --resources {resources} [80% --services {services}] [80% --voice {voice-review}]

reviewed-late
  20..35, every 84..93, until 80: plan review {code} --next {day+90} --resources {resources}
      [--coordinator {coordinator}] --voice {voice-review}
  today-50: plan review {code} --next {today-3} --services {services} --voice {voice-review}

climbing
  40..130, every 20..60, until 26: ?advance {code} --ladder {ladders} [50% --voice {voice-up}]

settled: living reviewed climbing
  60..200, 60%, until 45: away {code} --kind {absence_kind} --back {day+7..20}
  then 7..20: back {code} [--unit {home}]

steady: settled
  50..80, every 60..90, 25%, until 26: incident add {code} --kind {incident_kind}
      --severity {1|2} --action {action} --voice {voice-after}
  then 0: ?demote {code} --ladder {ladders} --steps 1 --reason {demotion_reason}
      --incident {incident} --voice {voice-down}
  60..300, 40%: consent withdraw {code} --scope {spare} --note {withdrawal}

newer: living reviewed climbing

new: newer
  today-5: log {code} {did} [--by {contact}] --next {today-3}

slow: living reviewed-late climbing

circling: living reviewed-late
  {climb}, every {round}, until 26: ?advance {code} --ladder {circular} --voice {voice-up}
  else: advance {code} --ladder {circular} --override {overrides} --voice {voice-up}
  {round}, every {round}, until 2, if circular: incident add {code} --kind {relapse} --severity 3
      --police no --why {no-police} --action {action} [70% --voice {voice-after}]
  then 0: ?demote {code} --ladder {turning} --steps 1 --reason {demotion_reason}
      --incident {incident} --voice {voice-down}

limit: living
  20..30, until 50: plan review {code} --next {day+90} --resources {resources}
      --voice {voice-review}
  30..50: incident add {code} --kind {grave} --severity 3 --police yes --action {action-between}
      --voice {voice-after}
  today-45: plan review {code} --next {today+5} --resources {resources} --voice {voice-review}
  today-2: log {code} {did} [--by {contact}] --next {today}

away: living reviewed
  today-9..-6: away {code} --kind {resting} --back {today+4..8}

returned: steady

leaving
  end, 30%: ?consent withdraw {code} [--note {withdrawal}]
  end, each exit: discharge {code} --to {whereto} --reason {reason}

left: steady leaving
  10..40: incident add {code} --kind {grave} --severity 2 --police no --why {no-police}
      --action {action-between} --voice {voice-after}

left-quarrelling: living reviewed leaving
  25..40, until 12: incident add {code} --kind {grave} --severity 3 --police yes
      --action {action-between} --voice {voice-after}
  then 0: away {code} --kind {sudden} --back {day+7} --incident {incident}
  then 5..9: back {code} [--unit {home}]

left-unknown: steady
  end: ?consent withdraw {code} --note {withdrawal}
  end, each exit: discharge {code} --to pending --reason {reason}

left-later: steady
  end, each exit: discharge {code} --to pending --reason {reason}
  end+12, each exit: ?discharge {code} --to {whereto}

asking-early
  0: referral add {who} --source {source} [--agency {agency}] [--municipality {town}] --born {born}
      --treatment-ended {today+9..30}

asking
  0: referral add {who} --source {source} [--agency {agency}] [--municipality {town}] --born {born}
      --treatment-began {begins-440..-400} --treatment-ended {begins-12..-1}
  9: referral assess {code}

agreeing
  16, if consent-first, each scopes: consent give {code} --scope {scope} --partner {partners}
      --until {until}

ask, today-24: asking-early agreeing
  9: referral assess {code}

ask-too-early, today-40: asking
  14: referral decline {code} --reason {asks-again}

ask-just-now, today-5: asking-early

ask-in-vain, today-200..-40: asking
  14: referral decline {code} --reason {closing}

ask-first, today-60: asking
  14: referral decline {code} --reason {first-in-line}
  today-6: ?referral offer {code}

ask-offered, today-33: asking agreeing
  29: referral offer {code}

ask-withdrawn, today-200..-40: asking
  29: referral withdraw {code}

rehoused
  0: rehouse add {who} --born {born}
  end: rehouse done {code} --to {lasting} --note {rehoused}

programme
  monthly 1, if rent: rent charge
  monthly 5..12, each owing: rent pay {resident} {amount}
  monthly 13, each behind: rent agree {resident} {amount} --note {agreement}
  monthly 6, if sharers: budget claim --issue
  monthly 19..26, each costs: budget book {line} {amount} --text {text} --voucher {voucher}
  monthly 4..18, each funding: budget book {line} {amount} --text {text} --voucher {voucher}
  200..300, every 200..300, each credit: budget book {line} {amount} --credit --text {text}
      --voucher {voucher}
  {first-meeting}, every {meeting-days}: ?meeting hold --present {present} --about {here}
      [40% --note {meeting}]
  else: meeting hold --present {present}
  {evaluation-days}, every {evaluation-days}: meeting hold --series {evaluation} --present {present}
  after meeting hold: meeting decide {decision} --owner {owner} --due {day+7..10}
  after meeting hold, 60%: ?meeting decide {decision-about} --owner {owner} --due {day+7..28}
      --about {concerned}
  3, every 7, each extended: extend {resident} --what {what} --until {until} --allowed-by {leader}
      --reason {extension}
  1, every 2, each due-decisions: meeting done {number} --how {done}
  20, every 90..120: gap add {gap} --owner {gap-owner}
  then 20..80, 90%: gap close {open-gap} --how {closed}
  today-12..-3: gap add {gap} --owner {gap-owner}
  40, every 33, each remark: report remark {heading} {remark} [--voice {voice}]
  today-120: unit void {idle} --reason {void}
  then 12: unit open {idle}
  today-6: unit void {idle-now} --until {day+14} --reason {void}

beside
  today-50, each one-here: benefit apply {resident} {benefit}
  today-50, each one-here: ?volunteer match {resident} Bea
  today-45, each one-here: home wish {resident} "En leilighet med balkong"
  today-40, each one-here: ?volunteer hours {resident} Bea 2
  today-30, each one-here: exclusion add {resident} Nattkafeen --until {day+90}
  today-25, each one-here: ?home given {resident} "En leilighet" "I andre etasje" --as-wished yes
  today-20, each one-here: ?benefit answer {resident} {benefit} granted --until {day+300}
  today-52, each milestone: milestone done {milestone}
  today-38, each figure: count add {figure} 20-25
  today-36, each longest-here: ?household children {resident} --none
  today-60, each longest-here: ?eviction warn {resident} --cause breach
  today-34, each longest-here: ?eviction settle {resident}
  today-33, each without-unit: ?lease add {resident} {lease}
"""
