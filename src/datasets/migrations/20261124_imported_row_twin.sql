-- What a row would be known by in another list of its kind: name and address, as a hash.
ALTER TABLE imported_row ADD COLUMN twin BIGINT NOT NULL DEFAULT 0;
