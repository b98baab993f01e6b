-- Events that wait to be delivered; ids only, so that they may travel.
CREATE TABLE outbox (
  id           BINARY(16)    NOT NULL,
  type         VARCHAR(60)   NOT NULL,
  aggregate_id BINARY(16)    NOT NULL,
  occurred_at  BIGINT        NOT NULL,
  payload      VARCHAR(2000) NOT NULL,
  delivered_at BIGINT,
  PRIMARY KEY (id),
  KEY outbox_undelivered (delivered_at, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The answers to requests that a client may repeat. A claim without an answer has no status.
CREATE TABLE idempotency_record (
  caller      VARCHAR(80)  NOT NULL,
  route       VARCHAR(200) NOT NULL,
  request_key VARCHAR(255) NOT NULL,
  fingerprint CHAR(64)     NOT NULL,
  claim_id    BINARY(16)   NOT NULL,
  claimed_at  BIGINT       NOT NULL,
  status      SMALLINT,
  headers     TEXT,
  body        MEDIUMTEXT,
  PRIMARY KEY (caller, route, request_key),
  KEY idempotency_record_age (claimed_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
