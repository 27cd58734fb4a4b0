"""From hours to money: what is billed, at what price and tax, on which invoice, by what number."""
