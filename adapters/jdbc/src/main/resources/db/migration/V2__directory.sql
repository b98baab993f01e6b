-- The doctors, one row each; qualifications are JSON text, read and written with their doctor only.

CREATE TABLE doctor (
  id                    BINARY(16)    NOT NULL,
  crm_number            VARCHAR(10)   NOT NULL,
  crm_state             CHAR(2)       NOT NULL,
  email                 VARCHAR(254)  NOT NULL,
  name                  VARCHAR(240)  NOT NULL,
  qualifications        VARCHAR(2000) NOT NULL,
  price_cents           INT           NOT NULL,
  street                VARCHAR(400)  NOT NULL,
  city                  VARCHAR(200)  NOT NULL,
  state                 CHAR(2)       NOT NULL,
  latitude              DOUBLE        NOT NULL,
  longitude             DOUBLE        NOT NULL,
  time_zone             VARCHAR(64)   NOT NULL,
  status                VARCHAR(20)   NOT NULL,
  status_reason         VARCHAR(1000),
  awaits_verification   BOOLEAN       NOT NULL,
  version               BIGINT        NOT NULL,
  PRIMARY KEY (id),
  KEY doctor_status (status, id),
  KEY doctor_awaiting (awaits_verification, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE doctor_rating (
  doctor_id BINARY(16) NOT NULL,
  stars     BIGINT     NOT NULL,
  ratings   BIGINT     NOT NULL,
  PRIMARY KEY (doctor_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What searches read: for every verified doctor one row per specialty, and one for 'any'. Kept in
-- the transaction that changes the doctor, the rating or the availability. Each index answers one
-- order by itself, filters included.
CREATE TABLE doctor_listing (
  doctor_id      BINARY(16)  NOT NULL,
  specialty      VARCHAR(40) NOT NULL,
  cell           BIGINT      NOT NULL,
  latitude       DOUBLE      NOT NULL,
  longitude      DOUBLE      NOT NULL,
  rating_rank    SMALLINT    NOT NULL, -- hundredths of stars below five; the unrated come last
  price_cents    INT         NOT NULL,
  available_from BIGINT      NOT NULL, -- seconds since 1970; the unavailable come last
  PRIMARY KEY (doctor_id, specialty),
  KEY doctor_listing_by_place (specialty, cell, latitude, longitude, rating_rank, price_cents, available_from),
  KEY doctor_listing_by_rating (specialty, rating_rank, doctor_id, latitude, longitude),
  KEY doctor_listing_by_price (specialty, price_cents, doctor_id, rating_rank, latitude, longitude),
  KEY doctor_listing_by_availability (specialty, available_from, doctor_id, rating_rank, latitude, longitude)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
