package br.com.techmedicos.application.healthrecord.access;

import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.PersonName;
import java.time.Instant;

/**
 * A patient who shares files with a doctor.
 *
 * @param until when the last of it ends
 */
public record SharingPatient(PatientId patient, PersonName name, Instant until) {}
