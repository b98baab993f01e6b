package br.com.techmedicos.adapters.rest.healthrecord;

import br.com.techmedicos.domain.teleconsultation.Consent;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.UUID;

/**
 * A consent to a teleconsultation, in an export.
 *
 * @param appointmentId to which appointment
 * @param acceptedAt when the doctor accepted it
 * @param version of the text
 * @param givenAt when
 */
@Serdeable
record ExportedConsent(UUID appointmentId, Instant acceptedAt, String version, Instant givenAt) {

  static ExportedConsent of(Consent consent) {
    return new ExportedConsent(
        consent.appointment().value(),
        consent.acceptedAt(),
        consent.text().version(),
        consent.givenAt());
  }
}
