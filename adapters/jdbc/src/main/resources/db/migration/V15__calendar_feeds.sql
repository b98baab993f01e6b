-- Calendars that programs read by a secret address. It is derived from the id by a key that is not here; the digest finds it.
CREATE TABLE calendar_feed (
  party    VARCHAR(7) NOT NULL,
  owner_id BINARY(16) NOT NULL,
  id       BINARY(16) NOT NULL,
  digest   CHAR(64)   NOT NULL,
  made_at  BIGINT     NOT NULL,
  PRIMARY KEY (owner_id, party),
  UNIQUE KEY calendar_feed_digest (digest)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
