-- So do those of a patient, who may book and cancel for as long as they like.
CREATE INDEX appointment_of_patient_by_status ON appointment (patient_id, status, starts_at, id, deadline);
