package br.com.techmedicos.stories.healthrecord;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.application.healthrecord.access.FileRequest;
import br.com.techmedicos.application.healthrecord.access.VerifyAccessLogs.Altered;
import br.com.techmedicos.application.healthrecord.access.VerifyAccessLogs.Findings;
import br.com.techmedicos.application.healthrecord.access.ViewAccessLog;
import br.com.techmedicos.domain.healthrecord.Access;
import br.com.techmedicos.domain.healthrecord.AccessLog;
import br.com.techmedicos.domain.healthrecord.AccessLogEntry;
import br.com.techmedicos.domain.healthrecord.AccessLogs;
import br.com.techmedicos.domain.healthrecord.AccessOutcome;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.stories.RecordStory;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Whoever tampers with a log is found out. */
class VerifyingLogsTest extends RecordStory {

  private final AccessLogs logs = stored.logs();

  @Test
  void logs_that_nobody_touched_are_as_they_were_written() {
    RecordFile file = upload(jose);
    share(jose, ana, file);
    assertSees(ana, jose, file);
    assertDoesNotSee(bruno, file);
    assertDoesNotSee(bruno, file);
    look(FileRequest.own(rita, upload(rita).id()));

    assertThat(verifyLogs()).isEqualTo(new Findings(2, 6, Optional.empty()));
  }

  @Test
  void where_there_are_no_logs_none_was_altered() {
    assertThat(verifyLogs()).isEqualTo(new Findings(0, 0, Optional.empty()));
  }

  @Test
  void the_first_altered_row_is_named() {
    fill(jose, 3);
    fill(rita, 5);

    tamper(rita, 5, VerifyingLogsTest::turned);
    tamper(rita, 3, VerifyingLogsTest::turned);

    assertThat(verifyLogs()).isEqualTo(new Findings(2, 5, Optional.of(new Altered(rita, 3))));
  }

  @Test
  void a_log_of_more_rows_than_are_read_at_once_is_looked_at_to_its_end() {
    fill(jose, 1_001);
    assertThat(verifyLogs()).isEqualTo(new Findings(1, 1_001, Optional.empty()));

    tamper(jose, 1_001, VerifyingLogsTest::turned);

    assertThat(verifyLogs().altered()).contains(new Altered(jose, 1_001));
  }

  @Test
  void more_logs_than_are_read_at_once_are_all_looked_at() {
    PatientId last = jose;
    for (int i = 0; i < 101; i++) {
      last = anotherPatient();
      fill(last, 1);
    }
    assertThat(verifyLogs()).isEqualTo(new Findings(101, 101, Optional.empty()));

    tamper(last, 1, VerifyingLogsTest::turned);

    assertThat(verifyLogs().altered()).contains(new Altered(last, 1));
  }

  @Test
  void a_lost_end_is_named_as_the_row_after_the_last() {
    fill(jose, 2);

    AccessLogEntry first = logs.rows(jose, 0, 1).get(0);
    clinic.unitOfWork().run(() -> logs.append(AccessLog.empty(jose), first));

    assertThat(verifyLogs()).isEqualTo(new Findings(1, 2, Optional.of(new Altered(jose, 3))));
  }

  @Test
  void a_patient_sees_their_log_page_by_page_with_names() {
    RecordFile file = upload(jose);
    assertDoesNotSee(bruno, file);
    look(FileRequest.own(jose, file.id()));

    var newest = record.viewAccessLog().handle(new ViewAccessLog.Query(jose, Optional.empty(), 1));
    var rest = record.viewAccessLog().handle(new ViewAccessLog.Query(jose, newest.next(), 1));

    assertThat(newest.items())
        .extracting(line -> line.actorName().orElseThrow())
        .containsExactly(PersonName.parse("José Lima"));
    assertThat(rest.items())
        .extracting(line -> line.actorName().orElseThrow())
        .containsExactly(PersonName.parse("Doctor 654321"));
    assertThat(rest.next()).isEmpty();
    assertThat(logOf(jose)).hasSize(2); // looking at the log is not in it
  }

  private void fill(PatientId patient, int rows) {
    RecordFile file = upload(patient);
    for (int i = 0; i < rows; i++) {
      look(FileRequest.own(patient, file.id()));
    }
  }

  private void tamper(PatientId patient, long place, UnaryOperator<AccessLogEntry> alteration) {
    AccessLogEntry row = logs.rows(patient, place - 1, 1).get(0);
    clinic.unitOfWork().run(() -> logs.update(alteration.apply(row)));
  }

  /** As if it had been refused. */
  private static AccessLogEntry turned(AccessLogEntry row) {
    Access access = row.access();
    return new AccessLogEntry(
        row.sequence(),
        new Access(
            access.patient(),
            AccountId.of(access.patient()),
            access.action(),
            AccessOutcome.DENIED,
            access.file(),
            access.grant(),
            access.at()),
        row.times(),
        row.seal(),
        row.timesSealed());
  }
}
