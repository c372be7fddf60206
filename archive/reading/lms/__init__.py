"""Where a course opens a session: LTI 1.3 launches (f4), and a SCORM card that holds a link and nothing else (ADR 38)."""
