-- Lists of all kinds, newest first; what is for an age.
CREATE INDEX article_newest ON article (updated_on, id);
CREATE INDEX article_age_by_age ON article_age (age_from, age_to, article_id);
