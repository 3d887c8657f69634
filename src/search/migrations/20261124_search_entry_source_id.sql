-- References between rooms are by the city's own id.
CREATE INDEX search_entry_source_id ON search_entry (source_id);
