-- Quotas of new accounts, and suspensions of patients. It only adds: the version before goes on beside it.

-- 0 for who signed up before this was kept, or at an instance of the version before: they count as new no longer.
ALTER TABLE patient ADD COLUMN registered_at BIGINT NOT NULL DEFAULT 0;

-- Why it is suspended; for operators only.
ALTER TABLE account ADD COLUMN suspension_reason VARCHAR(1000);

CREATE INDEX patient_registered ON patient (registered_at);
CREATE INDEX account_standing ON account (standing, role);
