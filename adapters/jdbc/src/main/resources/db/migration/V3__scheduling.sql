-- An agenda is one row, so that a look at a doctor's slots reads it by its key.

CREATE TABLE agenda (
  doctor_id              BINARY(16)  NOT NULL,
  zone                   VARCHAR(64) NOT NULL,
  minimum_notice_minutes INT         NOT NULL,
  horizon_days           INT         NOT NULL,
  windows                MEDIUMTEXT  NOT NULL, -- JSON: weekly windows and overrides
  version                BIGINT      NOT NULL,
  PRIMARY KEY (doctor_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- deadline: until when it holds its slot, if nothing happens; null once it has let go. Together with
-- request_ordinal, 1 to 5 while it awaits an answer, it says what is in the way of others.
CREATE TABLE appointment (
  id              BINARY(16)  NOT NULL,
  doctor_id       BINARY(16)  NOT NULL,
  patient_id      BINARY(16)  NOT NULL,
  starts_at       BIGINT      NOT NULL,
  price_cents     INT         NOT NULL,
  requested_at    BIGINT      NOT NULL,
  status          VARCHAR(9)  NOT NULL,
  since           BIGINT,                -- of the state; null while requested
  deadline        BIGINT,
  request_ordinal TINYINT,
  party           VARCHAR(7),            -- who cancelled, or who did not come
  reason          VARCHAR(1000),         -- of a refusal or a cancellation
  stars           TINYINT,
  rating_comment  VARCHAR(2000),
  version         BIGINT      NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY appointment_requests (patient_id, request_ordinal),
  KEY appointment_of_doctor (doctor_id, starts_at, id, deadline),
  KEY appointment_of_patient (patient_id, starts_at, id),
  KEY appointment_overdue (deadline, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The five minutes that live appointments occupy, counted from 1970. The keys are the rule: nobody
-- is in two consultations at once.
CREATE TABLE doctor_cell (
  doctor_id      BINARY(16) NOT NULL,
  cell           INT        NOT NULL,
  appointment_id BINARY(16) NOT NULL,
  PRIMARY KEY (doctor_id, cell)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE patient_cell (
  patient_id     BINARY(16) NOT NULL,
  cell           INT        NOT NULL,
  appointment_id BINARY(16) NOT NULL,
  PRIMARY KEY (patient_id, cell)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- When a doctor is next available; right until holds_until, and mark tells one staleness from the next.
CREATE TABLE availability (
  doctor_id         BINARY(16) NOT NULL,
  next_available_at BIGINT,
  holds_until       BIGINT     NOT NULL,
  mark              BIGINT     NOT NULL,
  PRIMARY KEY (doctor_id),
  KEY availability_stale (holds_until)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
