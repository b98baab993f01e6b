-- Who is still to be told an event, one row each. outbox.delivered_at now says since when an event has
-- its letters. Nobody was told the events that are there already, and nobody is: they are old.
CREATE TABLE letter (
  id           BINARY(16)  NOT NULL,
  subscriber   VARCHAR(60) NOT NULL,
  aggregate_id BINARY(16)  NOT NULL,
  event_id     BINARY(16)  NOT NULL,
  due_at       BIGINT      NOT NULL, -- while claimed, when the claim lapses
  attempts     INT         NOT NULL,
  claim_id     BINARY(16),
  problem      VARCHAR(100),         -- of the last attempt
  dead_at      BIGINT,
  PRIMARY KEY (id),
  UNIQUE KEY letter_in_order (subscriber, aggregate_id, event_id),
  KEY letter_due (subscriber, dead_at, due_at),
  KEY letter_dead (dead_at, id),
  KEY letter_of_event (event_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

UPDATE outbox SET delivered_at = occurred_at WHERE delivered_at IS NULL;
