-- change: what others should know about, written in the transaction that changed it. Followers
-- (page cache, search index) read on from their last position; old records are pruned.
CREATE TABLE change (
    position {{id}},
    topic TEXT NOT NULL
);
