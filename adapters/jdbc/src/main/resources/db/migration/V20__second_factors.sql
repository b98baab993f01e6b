-- What a login needs besides the password. Secrets are encrypted by a key that is not here, recovery codes are digests.
CREATE TABLE second_factor (
  account_id     BINARY(16)   NOT NULL,
  role           VARCHAR(8)   NOT NULL,
  secret         VARCHAR(255) NOT NULL,
  is_on          BOOLEAN      NOT NULL,
  last_step      BIGINT       NOT NULL,
  recovery_codes VARCHAR(700) NOT NULL,
  PRIMARY KEY (account_id, role)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
