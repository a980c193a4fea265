"""What Solara loads: the page."""
