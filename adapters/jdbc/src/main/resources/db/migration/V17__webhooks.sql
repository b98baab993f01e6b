-- Partners that are told events. Secrets are encrypted by a key that is not here.
CREATE TABLE webhook (
  id              BINARY(16)    NOT NULL,
  address         VARCHAR(500)  NOT NULL,
  events          VARCHAR(1000) NOT NULL, -- their types, with a space between
  secret          VARCHAR(255)  NOT NULL,
  previous_secret VARCHAR(255),
  previous_until  BIGINT,
  registered_at   BIGINT        NOT NULL,
  PRIMARY KEY (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Each call of a partner, for a month.
CREATE TABLE webhook_delivery (
  id         BINARY(16)  NOT NULL,
  webhook_id BINARY(16)  NOT NULL,
  event_id   BINARY(16)  NOT NULL,
  type       VARCHAR(60) NOT NULL,
  tried_at   BIGINT      NOT NULL,
  problem    VARCHAR(100), -- none if it arrived
  PRIMARY KEY (id),
  KEY webhook_delivery_latest (webhook_id, id),
  KEY webhook_delivery_old (tried_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
