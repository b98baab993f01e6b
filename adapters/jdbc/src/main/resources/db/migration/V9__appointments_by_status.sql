-- Lists of one status of a doctor with many thousands of appointments read a page of this index.
CREATE INDEX appointment_of_doctor_by_status ON appointment (doctor_id, status, starts_at, id, deadline);
