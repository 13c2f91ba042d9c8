-- The look of the documents. One row at most: its identity is always the same.
CREATE TABLE look (
  id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  logo_kind TEXT CHECK (logo_kind IN ('png', 'svg')),
  logo BLOB CHECK ((logo IS NULL) = (logo_kind IS NULL)),
  alt TEXT NOT NULL,
  accent TEXT CHECK (accent GLOB '#[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]'),
  second TEXT CHECK (second GLOB '#[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]')
) STRICT;
