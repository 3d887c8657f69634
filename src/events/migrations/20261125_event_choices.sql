-- What the filters of /events offer.
CREATE INDEX event_by_district ON event (closed_on, district);
CREATE INDEX event_by_category ON event (closed_on, category);
