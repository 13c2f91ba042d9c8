-- Version 3: a plan's own wording of the documents' fixed texts, as JSON by the code of the block.

ALTER TABLE plan ADD COLUMN texts TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(texts));
