package br.com.techmedicos.adapters.jdbc.healthrecord;

import br.com.techmedicos.adapters.jdbc.shared.Row;
import br.com.techmedicos.domain.healthrecord.Access;
import br.com.techmedicos.domain.healthrecord.AccessAction;
import br.com.techmedicos.domain.healthrecord.AccessLog;
import br.com.techmedicos.domain.healthrecord.AccessLogEntry;
import br.com.techmedicos.domain.healthrecord.AccessOutcome;
import br.com.techmedicos.domain.healthrecord.GrantId;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.healthrecord.Seal;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Role;

/** Turns columns of the tables of access logs into what they mean. */
final class LogColumns {

  private LogColumns() {}

  static AccessLog log(Row row) {
    return new AccessLog(
        new PatientId(row.id("patient_id")),
        row.number("length"),
        Seal.of(row.bytes("last_seal")),
        Seal.of(row.bytes("seal")));
  }

  static AccessLogEntry entry(Row row) {
    return new AccessLogEntry(
        row.number("sequence"),
        new Access(
            new PatientId(row.id("patient_id")),
            new AccountId(row.constant(Role.class, "actor_role"), row.id("actor_id")),
            row.constant(AccessAction.class, "action"),
            row.constant(AccessOutcome.class, "outcome"),
            row.optionalId("file_id").map(RecordFileId::new),
            row.optionalId("grant_id").map(GrantId::new),
            row.instant("happened_at")),
        row.integer("times"),
        Seal.of(row.bytes("seal")),
        Seal.of(row.bytes("times_seal")));
  }
}
