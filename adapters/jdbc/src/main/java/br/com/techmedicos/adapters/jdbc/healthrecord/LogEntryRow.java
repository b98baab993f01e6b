package br.com.techmedicos.adapters.jdbc.healthrecord;

import br.com.techmedicos.adapters.jdbc.shared.InstantColumn;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.domain.healthrecord.Access;
import br.com.techmedicos.domain.healthrecord.AccessAction;
import br.com.techmedicos.domain.healthrecord.AccessLogEntry;
import br.com.techmedicos.domain.healthrecord.AccessOutcome;
import br.com.techmedicos.domain.healthrecord.GrantId;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.healthrecord.Seal;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Role;
import io.micronaut.data.annotation.Embeddable;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code access_log_entry}. */
@Embeddable
@MappedEntity("access_log_entry")
record LogEntryRow(
    @MappedProperty("patient_id") @UuidColumn UUID patientId,
    @MappedProperty("sequence") long sequence,
    @MappedProperty("actor_role") Role actorRole,
    @MappedProperty("actor_id") @UuidColumn UUID actorId,
    @MappedProperty("action") AccessAction action,
    @MappedProperty("outcome") AccessOutcome outcome,
    @MappedProperty("file_id") @UuidColumn @Nullable UUID fileId,
    @MappedProperty("grant_id") @UuidColumn @Nullable UUID grantId,
    @MappedProperty("happened_at") @InstantColumn Instant happenedAt,
    @MappedProperty("seal") byte[] seal,
    @MappedProperty("times") int times,
    @MappedProperty("times_seal") byte[] timesSeal) {

  static LogEntryRow of(AccessLogEntry entry) {
    Access access = entry.access();
    return new LogEntryRow(
        access.patient().value(),
        entry.sequence(),
        access.actor().role(),
        access.actor().value(),
        access.action(),
        access.outcome(),
        access.file().map(RecordFileId::value).orElse(null),
        access.grant().map(GrantId::value).orElse(null),
        access.at(),
        entry.seal().bytes(),
        entry.times(),
        entry.timesSealed().bytes());
  }

  AccessLogEntry entry() {
    return new AccessLogEntry(
        sequence,
        new Access(
            new PatientId(patientId),
            new AccountId(actorRole, actorId),
            action,
            outcome,
            Optional.ofNullable(fileId).map(RecordFileId::new),
            Optional.ofNullable(grantId).map(GrantId::new),
            happenedAt),
        times,
        Seal.of(seal),
        Seal.of(timesSeal));
  }
}
