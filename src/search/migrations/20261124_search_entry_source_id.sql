CREATE INDEX search_entry_by_source_id ON search_entry (source_id);
