"""What a mail asks for, what it gives for that, and how."""
