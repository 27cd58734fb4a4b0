"""The copy walk: the fields of the city's forms, one after the other, to the user's clipboard."""
