-- Secrets that were mailed, each for one use. Only digests are here: a copy of the table opens no account.
CREATE TABLE mailed_token (
  digest     CHAR(64)    NOT NULL,
  purpose    VARCHAR(20) NOT NULL,
  account_id BINARY(16)  NOT NULL,
  role       VARCHAR(8)  NOT NULL,
  request_id BINARY(16)  NOT NULL,
  expires_at BIGINT      NOT NULL,
  PRIMARY KEY (digest),
  KEY mailed_token_of (account_id, role, purpose, expires_at),
  KEY mailed_token_expired (expires_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
