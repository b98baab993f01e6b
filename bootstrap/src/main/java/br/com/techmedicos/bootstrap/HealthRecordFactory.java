package br.com.techmedicos.bootstrap;

import br.com.techmedicos.application.healthrecord.HealthRecord;
import br.com.techmedicos.application.scheduling.Scheduling;
import br.com.techmedicos.application.shared.IdGenerator;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Import;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Wires the health record. */
@Factory
@Import(classes = {HealthRecord.Dependencies.class, HealthRecord.Contents.class})
final class HealthRecordFactory {

  @Singleton
  HealthRecord healthRecord(
      HealthRecord.Dependencies ports,
      HealthRecord.Contents contents,
      Scheduling scheduling,
      IdGenerator ids,
      Clock clock) {
    return new HealthRecord(ports, contents, scheduling, ids, clock);
  }
}
