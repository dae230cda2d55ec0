"""Which days of a stay's care there are, in SQL: what a stay's first and last day must enclose."""

# Every day of a stay's care, to go on with in a list of days of one stay, ?1.
DAYS = (
    "UNION ALL SELECT set_on FROM goal WHERE stay_id = ?1 "
    "UNION ALL SELECT closed_on FROM goal WHERE stay_id = ?1 "
    "UNION ALL SELECT p.noted_on FROM goal g JOIN progress p ON p.goal_id = g.id "
    "  WHERE g.stay_id = ?1 "
    "UNION ALL SELECT reviewed_on FROM review WHERE stay_id = ?1 "
    "UNION ALL SELECT mapped_on FROM network WHERE stay_id = ?1 "
    "UNION ALL SELECT scored_on FROM score WHERE stay_id = ?1 "
    "UNION ALL SELECT started_on FROM measure WHERE stay_id = ?1 "
    "UNION ALL SELECT stopped_on FROM measure WHERE stay_id = ?1 "
    "UNION ALL SELECT happened_on FROM outcome WHERE stay_id = ?1 "
    "UNION ALL SELECT seen_on FROM dwelling WHERE stay_id = ?1 "
)
