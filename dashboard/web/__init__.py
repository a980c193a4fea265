"""The Solara app. Solara looks for `assets` and `public` beside this folder."""
