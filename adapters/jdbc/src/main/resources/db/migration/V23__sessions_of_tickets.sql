-- With whose token a ticket was asked for: it opens nothing once that session has ended.
ALTER TABLE join_ticket ADD COLUMN session_id BINARY(16);
ALTER TABLE join_ticket ADD COLUMN issued_at BIGINT;
