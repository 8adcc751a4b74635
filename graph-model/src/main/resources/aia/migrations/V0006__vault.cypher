// Secrets of the platform, sealed: clients, keys, tokens.
CREATE CONSTRAINT vault_record_key IF NOT EXISTS FOR (r:VaultRecord) REQUIRE r.key IS UNIQUE;
CREATE RANGE INDEX vault_record_kind IF NOT EXISTS FOR (r:VaultRecord) ON (r.kind);
CREATE RANGE INDEX vault_record_expiry IF NOT EXISTS FOR (r:VaultRecord) ON (r.expires_at);
