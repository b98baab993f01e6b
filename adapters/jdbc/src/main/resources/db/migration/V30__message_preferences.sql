-- How people want to be written to. Who chose nothing has no row.
CREATE TABLE message_preference (
  account_id BINARY(16)  NOT NULL,
  role       VARCHAR(8)  NOT NULL,
  language   VARCHAR(10) NOT NULL,
  time_zone  VARCHAR(64),
  PRIMARY KEY (account_id, role)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
