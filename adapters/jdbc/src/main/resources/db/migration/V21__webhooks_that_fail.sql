-- Since when a partner has not taken a call, and since when it is not called any more.
ALTER TABLE webhook ADD COLUMN failing_since BIGINT;
ALTER TABLE webhook ADD COLUMN off_since BIGINT;
