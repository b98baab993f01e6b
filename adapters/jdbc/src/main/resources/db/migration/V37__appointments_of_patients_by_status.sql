-- Lists of one status of a patient, who may book and cancel for as long as they like, read a page of this index.
CREATE INDEX appointment_of_patient_by_status ON appointment (patient_id, status, starts_at, id, deadline);
