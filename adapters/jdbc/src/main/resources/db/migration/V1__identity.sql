-- Who someone is. Instants are microseconds since 1970 UTC; texts are compared exactly (utf8mb4_bin).
-- Written for MySQL 8; MariaDB and H2 in its MySQL mode run it unchanged.

CREATE TABLE account (
  id            BINARY(16)   NOT NULL,
  role          VARCHAR(8)   NOT NULL,
  password_hash VARCHAR(255) NOT NULL,
  standing      VARCHAR(9)   NOT NULL,
  version       BIGINT       NOT NULL,
  PRIMARY KEY (id, role)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What logs in to an account. The key is the rule: nobody else of the role has it.
CREATE TABLE account_identifier (
  role       VARCHAR(8)   NOT NULL,
  kind       VARCHAR(5)   NOT NULL,
  identifier VARCHAR(254) NOT NULL,
  account_id BINARY(16)   NOT NULL,
  PRIMARY KEY (role, kind, identifier),
  KEY account_identifier_of (account_id, role)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- A name may hold 120 characters outside the basic plane, which H2 counts twice.
CREATE TABLE patient (
  id         BINARY(16)   NOT NULL,
  name       VARCHAR(240) NOT NULL,
  email      VARCHAR(254) NOT NULL,
  cpf        CHAR(11)     NOT NULL,
  birth_date DATE         NOT NULL,
  version    BIGINT       NOT NULL,
  PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE login_session (
  id         BINARY(16) NOT NULL,
  account_id BINARY(16) NOT NULL,
  role       VARCHAR(8) NOT NULL,
  started_at BIGINT     NOT NULL,
  ended_at   BIGINT,
  PRIMARY KEY (id),
  KEY login_session_of (account_id, role),
  KEY login_session_started (started_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE refresh_token (
  digest     CHAR(64)   NOT NULL,
  session_id BINARY(16) NOT NULL,
  issued_at  BIGINT     NOT NULL,
  rotated_at BIGINT,
  PRIMARY KEY (digest),
  KEY refresh_token_of (session_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Keys name people and addresses, so only their SHA-256 is kept.
CREATE TABLE login_tally (
  key_digest      CHAR(64) NOT NULL,
  failures        INT      NOT NULL,
  last_failure_at BIGINT,
  last_success_at BIGINT,
  version         BIGINT   NOT NULL,
  PRIMARY KEY (key_digest),
  KEY login_tally_age (last_success_at, last_failure_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The set of keys that this database belongs to: one row.
CREATE TABLE key_set (
  only_row   TINYINT     NOT NULL,
  key_set_id VARCHAR(64) NOT NULL,
  PRIMARY KEY (only_row)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
