-- Append only. `previous` is the hash of the entry before; the first one follows 'beginning'.
CREATE TABLE audit_entry (
    id {{id}},
    created_at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,
    previous TEXT NOT NULL UNIQUE,
    hash TEXT NOT NULL
);
CREATE INDEX audit_entry_by_subject ON audit_entry (subject, id);
