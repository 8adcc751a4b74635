// Who did what: plain are the time, by which records are read and removed, and a key; the rest is sealed.
CREATE CONSTRAINT audit_record_key IF NOT EXISTS FOR (a:AuditRecord) REQUIRE a.key IS UNIQUE;
CREATE RANGE INDEX audit_record_at IF NOT EXISTS FOR (a:AuditRecord) ON (a.at);
