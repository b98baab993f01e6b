-- Who accepted which version of which legal document, and since when.
CREATE TABLE document_acceptance (
  account_id  BINARY(16)  NOT NULL,
  role        VARCHAR(8)  NOT NULL,
  document    VARCHAR(10) NOT NULL,
  version     VARCHAR(20) NOT NULL,
  accepted_at BIGINT      NOT NULL,
  PRIMARY KEY (account_id, role, document, version)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
