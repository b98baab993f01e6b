-- The reuse of a refresh token is told from its successors, not from a clock. Tokens from before this have none.
ALTER TABLE refresh_token ADD COLUMN predecessor CHAR(64);
CREATE INDEX refresh_token_after ON refresh_token (predecessor);
