"""Template, person and post in; subject, body, evidence and footer out."""
