-- Whether a source gave the article an address or an id of its own; what nobody named may be another's copy. "prints"
-- are a few numbers of each text, by which its copies find it.
ALTER TABLE articles ADD COLUMN named boolean NOT NULL DEFAULT true, ADD COLUMN prints bigint[] NOT NULL DEFAULT '{}';
CREATE INDEX articles_prints ON articles USING gin (prints) WITH (fastupdate = off);
