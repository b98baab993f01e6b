-- What somebody logged in with, in coarse words.
ALTER TABLE login_session ADD COLUMN device VARCHAR(40);
-- When all sessions were ended. Access tokens that name no session are void if they are older.
ALTER TABLE account ADD COLUMN tokens_since BIGINT;
