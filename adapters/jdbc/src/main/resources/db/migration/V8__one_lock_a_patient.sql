-- How often an account was held: whoever decides about what its owner has writes this first, so that
-- one waits for the other on one node, and on a cluster that certifies keys only one of them commits.
ALTER TABLE account ADD COLUMN holds BIGINT DEFAULT 0 NOT NULL;

-- What erasures left behind before they held the account.
UPDATE patient SET email = 'erased@techmedicos.invalid'
  WHERE id IN (SELECT patient_id FROM retained_record);
UPDATE appointment SET rating_comment = NULL
  WHERE rating_comment IS NOT NULL AND patient_id IN (SELECT patient_id FROM retained_record);
UPDATE sharing_grant SET revoked_at = granted_at
  WHERE revoked_at IS NULL AND patient_id IN (SELECT patient_id FROM retained_record);
DELETE FROM file_group_member WHERE patient_id IN (SELECT patient_id FROM retained_record);
DELETE FROM file_group WHERE patient_id IN (SELECT patient_id FROM retained_record);
DELETE FROM refresh_token WHERE session_id IN (
  SELECT id FROM login_session WHERE role = 'PATIENT'
    AND account_id IN (SELECT patient_id FROM retained_record));
DELETE FROM login_session WHERE role = 'PATIENT'
  AND account_id IN (SELECT patient_id FROM retained_record);
