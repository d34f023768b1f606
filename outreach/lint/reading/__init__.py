"""What every rule reads of a text: its sentences, phrases, placeholders and days."""
