-- What operators asked for that another one may have to approve.
CREATE TABLE operator_request (
  id            BINARY(16)  NOT NULL,
  kind          VARCHAR(15) NOT NULL,
  subject_id    BINARY(16)  NOT NULL,
  reason        VARCHAR(1000),
  login         VARCHAR(64),
  password_hash VARCHAR(255),
  requested_by  BINARY(16)  NOT NULL,
  requested_at  BIGINT      NOT NULL,
  verdict       VARCHAR(8),
  decided_by    BINARY(16),
  decided_at    BIGINT,
  version       BIGINT      NOT NULL,
  PRIMARY KEY (id),
  KEY operator_request_about (subject_id, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
