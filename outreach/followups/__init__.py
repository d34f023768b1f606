"""What was sent and answered, the sequence and now in; standing, holds and what is due out."""
