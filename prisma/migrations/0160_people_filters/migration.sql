-- The filters of the people list that few meet (a rare political status, those who have left): without these a page of
-- them is filled by walking the whole index of numbers.
create index "Person_political_idx" on "Person" ("political");
create index "Person_leftOn_idx" on "Person" ("leftOn");
