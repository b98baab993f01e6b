-- CPFs that were taken from accounts which were not their owners'.
CREATE TABLE cpf_release (
  patient_id  BINARY(16)    NOT NULL,
  cpf         CHAR(11)      NOT NULL,
  operator_id BINARY(16)    NOT NULL,
  reason      VARCHAR(1000) NOT NULL,
  released_at BIGINT        NOT NULL,
  PRIMARY KEY (patient_id),
  KEY cpf_release_of (cpf, released_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
