"""Whom a mail greets, and whose name its words carry."""
