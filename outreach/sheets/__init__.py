"""Spreadsheet bytes in, rows out."""

from outreach.sheets.sheet import Broken, Dialect, Row, Sheet

__all__ = ["Broken", "Dialect", "Row", "Sheet"]
