"""What a mail says of their work and of what was said before, and whether the record bears that out."""
