-- Whose sign-up may have an identifier that is kept: with which address.
ALTER TABLE account_identifier ADD COLUMN reserved_for VARCHAR(254);

-- The address of the owner of a CPF, until its release is decided.
ALTER TABLE operator_request ADD COLUMN email VARCHAR(254);

-- What is asked for again is found by the login of the operator to be.
CREATE INDEX operator_request_of_login ON operator_request (login, id);
