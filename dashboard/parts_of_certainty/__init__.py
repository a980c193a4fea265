"""Parts of the page "Zekerheid" that compute something of their own when a user asks for it."""
