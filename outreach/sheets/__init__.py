"""Spreadsheet bytes in, rows out."""

from outreach.sheets.sheet import Dialect, Row, Sheet

__all__ = ["Dialect", "Row", "Sheet"]
