"""What mail systems report in; what became of a mail of ours, for whom and why, out."""
