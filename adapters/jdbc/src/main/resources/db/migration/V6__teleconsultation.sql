-- Consents to consultations at a distance, kept as long as the record. The key is the rule: one for each acceptance.
CREATE TABLE consent (
  appointment_id BINARY(16)  NOT NULL,
  accepted_at    BIGINT      NOT NULL,
  text_version   VARCHAR(20) NOT NULL,
  given_at       BIGINT      NOT NULL,
  PRIMARY KEY (appointment_id, accepted_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE join_ticket (
  digest         CHAR(64)   NOT NULL,
  appointment_id BINARY(16) NOT NULL,
  party          VARCHAR(7) NOT NULL,
  participant_id BINARY(16) NOT NULL,
  expires_at     BIGINT     NOT NULL,
  PRIMARY KEY (digest),
  KEY join_ticket_age (expires_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Who is in a meeting, both parties in one row, so that those who come in together do so one after the other.
CREATE TABLE meeting_presence (
  appointment_id     BINARY(16) NOT NULL,
  doctor_connection  BINARY(16),
  doctor_seen_at     BIGINT,
  patient_connection BINARY(16),
  patient_seen_at    BIGINT,
  version            BIGINT     NOT NULL,
  PRIMARY KEY (appointment_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Signals that wait for the instance of their addressee, a fraction of a second as a rule.
CREATE TABLE meeting_signal (
  connection_id BINARY(16)  NOT NULL,
  id            BINARY(16)  NOT NULL,
  kind          VARCHAR(11) NOT NULL,
  body          MEDIUMTEXT  NOT NULL,
  kept_at       BIGINT      NOT NULL,
  PRIMARY KEY (connection_id, id),
  KEY meeting_signal_age (kept_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
