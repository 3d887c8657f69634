-- cells: what the file wrote differently, for exports. day_words: 開催日 as written, when it is no
-- day yet (6月上旬); first_on and last_on are then its earliest and latest.
ALTER TABLE event ADD COLUMN cells TEXT NOT NULL DEFAULT '';
ALTER TABLE event ADD COLUMN day_words TEXT NOT NULL DEFAULT '';
