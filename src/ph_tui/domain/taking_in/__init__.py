"""Taking in what a company has kept in spreadsheets: from cells to proposed orders and sessions."""
