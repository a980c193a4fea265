"""The processes of a week: each changes students, none of them decides for an organisation."""
