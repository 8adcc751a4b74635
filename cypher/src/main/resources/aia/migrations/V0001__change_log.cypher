// What happened, in order; written by every transaction that changes an entity.
CREATE CONSTRAINT schema_version IF NOT EXISTS FOR (v:SchemaVersion) REQUIRE v.version IS UNIQUE;
CREATE CONSTRAINT change_set_cursor IF NOT EXISTS FOR (c:ChangeSet) REQUIRE c.cursor IS UNIQUE;
CREATE CONSTRAINT change_horizon_name IF NOT EXISTS FOR (h:ChangeHorizon) REQUIRE h.name IS UNIQUE;
