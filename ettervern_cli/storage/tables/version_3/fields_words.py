"""What version 3 called by the field's own words: two of the derived tables."""

FIELDS_WORDS = """
ALTER TABLE standing RENAME TO due_state;
DROP INDEX standing_by_due;
CREATE INDEX due_state_by_due ON due_state (due_on, stay_id);
ALTER TABLE footing RENAME TO ladder_position;
"""
