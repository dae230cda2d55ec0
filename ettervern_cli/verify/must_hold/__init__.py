"""What must hold across rows, and what somebody should know of; not how it is told."""
