package br.com.techmedicos.adapters.rest.healthrecord;

import br.com.techmedicos.application.healthrecord.access.GrantDetails;
import br.com.techmedicos.application.identity.Acceptance;
import br.com.techmedicos.domain.teleconsultation.Consent;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A consent of the patient, in an export: to a document, to a consultation at a distance, or to a
 * doctor's reading of files.
 *
 * @param kind {@code TERMS}, {@code PRIVACY}, {@code TELECONSULTATION} or {@code GRANT}
 * @param version of the text, if there was one
 * @param appointmentId to which appointment
 * @param acceptedAt when the doctor accepted that
 * @param grantId by which grant
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record ExportedConsent(
    String kind,
    @Nullable String version,
    @Nullable UUID appointmentId,
    @Nullable Instant acceptedAt,
    @Nullable UUID grantId,
    Instant givenAt) {

  static ExportedConsent of(Acceptance acceptance) {
    return new ExportedConsent(
        acceptance.document().name(), acceptance.version(), null, null, null, acceptance.at());
  }

  static ExportedConsent of(Consent consent) {
    return new ExportedConsent(
        "TELECONSULTATION",
        consent.text().version(),
        consent.appointment().value(),
        consent.acceptedAt(),
        null,
        consent.givenAt());
  }

  static ExportedConsent of(GrantDetails grant) {
    return new ExportedConsent(
        "GRANT", null, null, null, grant.grant().id().value(), grant.grant().grantedAt());
  }
}
