-- JSON: numbers of all names, figures and dates of a text, by which it is told from others of one pattern.
ALTER TABLE articles ADD COLUMN telling TEXT NOT NULL DEFAULT '[]';
