package br.com.techmedicos.application.healthrecord.access;

import br.com.techmedicos.domain.healthrecord.AccessLogEntry;
import br.com.techmedicos.domain.identity.PersonName;
import java.util.Optional;

/**
 * A row of an access log, as shown to the patient.
 *
 * @param actorName the actor's name today; operators have none
 */
public record AccessLogLine(AccessLogEntry entry, Optional<PersonName> actorName) {}
