-- Written to find out whether the database takes writes.
CREATE TABLE heartbeat (
  only_row TINYINT NOT NULL,
  beat_at  BIGINT  NOT NULL,
  PRIMARY KEY (only_row)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
