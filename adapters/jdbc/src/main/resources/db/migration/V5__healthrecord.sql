-- The health record. Every query on a record carries the patient's id, with which each key begins.

-- A file that was deleted is no row any more: its key and what was said of it are gone.
CREATE TABLE record_file (
  patient_id     BINARY(16)      NOT NULL,
  id             BINARY(16)      NOT NULL,
  author_id      BINARY(16)      NOT NULL, -- the patient, or the doctor who wrote it
  appointment_id BINARY(16),               -- the consultation it is about, if a doctor wrote it
  name           VARCHAR(240)    NOT NULL, -- 120 characters outside the basic plane, which H2 counts twice
  category       VARCHAR(12)     NOT NULL,
  description    VARCHAR(2000),
  performed_on   DATE,
  format         VARCHAR(12)     NOT NULL,
  size           BIGINT          NOT NULL,
  sha256         CHAR(64)        NOT NULL,
  content_name   BINARY(16)      NOT NULL,
  wrapped_key    VARBINARY(1024) NOT NULL,
  uploaded_at    BIGINT          NOT NULL,
  PRIMARY KEY (patient_id, id),
  KEY record_file_by_author (patient_id, author_id, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Whose a file, a group or a grant is, or was: who is refused it is told nothing, and its owner is.
CREATE TABLE record_item_owner (
  item_id    BINARY(16) NOT NULL,
  kind       VARCHAR(5) NOT NULL, -- FILE, GROUP, GRANT
  patient_id BINARY(16) NOT NULL,
  PRIMARY KEY (item_id, kind)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE file_group (
  patient_id BINARY(16)   NOT NULL,
  id         BINARY(16)   NOT NULL,
  name       VARCHAR(160) NOT NULL,
  created_at BIGINT       NOT NULL,
  PRIMARY KEY (patient_id, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE file_group_member (
  patient_id BINARY(16) NOT NULL,
  group_id   BINARY(16) NOT NULL,
  file_id    BINARY(16) NOT NULL,
  PRIMARY KEY (patient_id, group_id, file_id),
  KEY file_group_member_of (patient_id, file_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE sharing_grant (
  patient_id BINARY(16) NOT NULL,
  id         BINARY(16) NOT NULL,
  doctor_id  BINARY(16) NOT NULL,
  granted_at BIGINT     NOT NULL,
  expires_at BIGINT     NOT NULL,
  revoked_at BIGINT,
  PRIMARY KEY (patient_id, id),
  KEY sharing_grant_of_patient (patient_id, doctor_id, expires_at),
  KEY sharing_grant_of_doctor (doctor_id, expires_at, patient_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE sharing_grant_item (
  patient_id BINARY(16) NOT NULL,
  grant_id   BINARY(16) NOT NULL,
  kind       VARCHAR(5) NOT NULL, -- FILE, GROUP
  item_id    BINARY(16) NOT NULL,
  PRIMARY KEY (patient_id, grant_id, kind, item_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The end of a patient's access log. Its row is the lock under which a record is decided about.
CREATE TABLE access_log (
  patient_id BINARY(16)    NOT NULL,
  length     BIGINT        NOT NULL,
  last_seal  VARBINARY(64) NOT NULL,
  seal       VARBINARY(64) NOT NULL,
  PRIMARY KEY (patient_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The service's account needs no right to delete here, nor to change anything but the last two.
CREATE TABLE access_log_entry (
  patient_id BINARY(16)    NOT NULL,
  sequence   BIGINT        NOT NULL,
  actor_role VARCHAR(8)    NOT NULL,
  actor_id   BINARY(16)    NOT NULL,
  action     VARCHAR(6)    NOT NULL,
  outcome    VARCHAR(7)    NOT NULL,
  file_id    BINARY(16),
  grant_id   BINARY(16),
  happened_at BIGINT       NOT NULL,
  seal       VARBINARY(64) NOT NULL,
  times      INT           NOT NULL,
  times_seal VARBINARY(64) NOT NULL,
  PRIMARY KEY (patient_id, sequence),
  KEY access_log_entry_of_actor (patient_id, actor_id, happened_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Contents that no file has: expected ones until due_at, given up ones until they are removed.
CREATE TABLE content_disposal (
  content_name BINARY(16) NOT NULL,
  given_up     TINYINT    NOT NULL,
  due_at       BIGINT     NOT NULL,
  PRIMARY KEY (content_name),
  KEY content_disposal_due (given_up, due_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Records that are there only because the law keeps them (Law 13.787/2018), until when.
CREATE TABLE retained_record (
  patient_id     BINARY(16) NOT NULL,
  retained_until BIGINT     NOT NULL,
  PRIMARY KEY (patient_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
