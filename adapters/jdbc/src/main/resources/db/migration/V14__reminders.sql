-- When to remind the parties of a consultation that starts then.
CREATE TABLE reminder (
  appointment_id BINARY(16) NOT NULL,
  due_at         BIGINT     NOT NULL,
  starts_at      BIGINT     NOT NULL,
  PRIMARY KEY (appointment_id, due_at),
  KEY reminder_due (due_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
