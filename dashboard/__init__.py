"""Dashboard of Continuüm: what policy advisors see and set."""
