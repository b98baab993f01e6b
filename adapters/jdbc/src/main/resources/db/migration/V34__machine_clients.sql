-- Programs of partners that call by themselves. Secrets are random, so their SHA-256 is enough.
CREATE TABLE machine_client (
  id                  BINARY(16)   NOT NULL,
  name                VARCHAR(240) NOT NULL,
  scopes              VARCHAR(500) NOT NULL,
  requests_per_minute INT          NOT NULL,
  secret_digest       CHAR(64)     NOT NULL,
  previous_digest     CHAR(64),
  previous_until      BIGINT,
  registered_at       BIGINT       NOT NULL,
  revoked_at          BIGINT,
  version             BIGINT       NOT NULL,
  PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
