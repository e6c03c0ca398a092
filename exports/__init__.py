"""An Outline and a state as files: Word, PDF, spreadsheet, calendar, archive, posters."""
