-- Whether nothing is to be asked about the address of an account; of who signed up before, nothing is.
ALTER TABLE account ADD COLUMN email_confirmed BOOLEAN NOT NULL DEFAULT TRUE;

-- For how long nobody else may have an identifier whose owner has another one now.
ALTER TABLE account_identifier ADD COLUMN reserved_until BIGINT;
CREATE INDEX account_identifier_reserved ON account_identifier (reserved_until);

-- Which address a token changes the account's to, and whose session asked for that.
ALTER TABLE mailed_token ADD COLUMN address VARCHAR(254);
ALTER TABLE mailed_token ADD COLUMN session_id BINARY(16);

-- The network that a session was opened from, coarsely.
ALTER TABLE login_session ADD COLUMN network VARCHAR(50);
