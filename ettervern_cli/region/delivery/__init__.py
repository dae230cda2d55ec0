"""What leaves a site for a receiver."""
