-- What operators asked the service to do, each row sealed with the one before it.
CREATE TABLE operator_log (
  name      VARCHAR(20)   NOT NULL,
  length    BIGINT        NOT NULL,
  last_seal VARBINARY(64) NOT NULL,
  seal      VARBINARY(64) NOT NULL,
  PRIMARY KEY (name)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE operator_act (
  sequence    BIGINT        NOT NULL,
  operator_id BINARY(16)    NOT NULL,
  operation   VARCHAR(60)   NOT NULL,
  subject_id  BINARY(16),
  happened_at BIGINT        NOT NULL,
  seal        VARBINARY(64) NOT NULL,
  PRIMARY KEY (sequence),
  KEY operator_act_of (operator_id, sequence),
  KEY operator_act_about (subject_id, sequence)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
