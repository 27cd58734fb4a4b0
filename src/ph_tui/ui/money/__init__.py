"""From hours to money: the billing report, bonuses, invoices, and what the company charges."""
