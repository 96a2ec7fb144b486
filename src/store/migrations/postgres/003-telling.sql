-- Numbers of all names, figures and dates of a text, by which it is told from others of one pattern.
ALTER TABLE articles ADD COLUMN telling integer[] NOT NULL DEFAULT '{}';
