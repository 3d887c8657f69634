-- A person who signs in. The mail address rests sealed; its print finds it.
CREATE TABLE account (
    id {{id}},
    mail_print TEXT NOT NULL UNIQUE,
    mail TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('ja', 'ja_easy', 'en')),
    created_at BIGINT NOT NULL
);

CREATE TABLE family (
    id {{id}},
    created_at BIGINT NOT NULL
);

CREATE TABLE member (
    family_id BIGINT NOT NULL REFERENCES family (id) ON DELETE CASCADE,
    account_id BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    role BIGINT NOT NULL CHECK (role IN (0, 1, 2)),
    created_at BIGINT NOT NULL,
    PRIMARY KEY (family_id, account_id)
);
CREATE INDEX member_by_account ON member (account_id, created_at);

-- born_month "2026-05", or due_on. The nickname rests sealed.
CREATE TABLE child (
    id {{id}},
    family_id BIGINT NOT NULL REFERENCES family (id) ON DELETE CASCADE,
    nickname TEXT NOT NULL,
    born_month TEXT,
    due_on TEXT,
    created_at BIGINT NOT NULL,
    CHECK ((born_month IS NULL) <> (due_on IS NULL))
);
CREATE INDEX child_by_family ON child (family_id, id);

-- A link in a letter; of its token only the hash is kept.
CREATE TABLE sign_in_link (
    token_hash TEXT PRIMARY KEY,
    mail_print TEXT NOT NULL,
    mail TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('ja', 'ja_easy', 'en')),
    goes_to TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX sign_in_link_by_mail ON sign_in_link (mail_print);
CREATE INDEX sign_in_link_by_age ON sign_in_link (created_at);

CREATE TABLE session (
    id {{id}},
    token_hash TEXT NOT NULL UNIQUE,
    account_id BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    device TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL
);
CREATE INDEX session_by_account ON session (account_id, id);
CREATE INDEX session_by_age ON session (seen_at);
