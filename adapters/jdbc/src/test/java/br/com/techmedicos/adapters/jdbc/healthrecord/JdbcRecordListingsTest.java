package br.com.techmedicos.adapters.jdbc.healthrecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import br.com.techmedicos.adapters.contracts.healthrecord.RecordListingsContract;
import br.com.techmedicos.adapters.contracts.healthrecord.SampleRecord;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.adapters.jdbc.shared.OnEachDatabase;
import br.com.techmedicos.adapters.jdbc.shared.TestDatabase;
import br.com.techmedicos.application.healthrecord.access.RecordListings;
import br.com.techmedicos.application.healthrecord.access.SharedFile;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.healthrecord.AccessLogs;
import br.com.techmedicos.domain.healthrecord.FileGroup;
import br.com.techmedicos.domain.healthrecord.FileGroups;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.healthrecord.RecordFiles;
import br.com.techmedicos.domain.healthrecord.SharingGrants;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Patients;
import io.micronaut.context.ApplicationContext;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class JdbcRecordListingsTest extends RecordListingsContract {

  private final TestDatabase database;

  JdbcRecordListingsTest(TestDatabase database) {
    this.database = database;
  }

  @Override
  protected RecordListings listings() {
    return database.bean(RecordListings.class);
  }

  @Override
  protected RecordFiles files() {
    return database.bean(RecordFiles.class);
  }

  @Override
  protected FileGroups groups() {
    return database.bean(FileGroups.class);
  }

  @Override
  protected SharingGrants grants() {
    return database.bean(SharingGrants.class);
  }

  @Override
  protected AccessLogs logs() {
    return database.bean(AccessLogs.class);
  }

  @Override
  protected Doctors doctors() {
    return database.bean(Doctors.class);
  }

  @Override
  protected Patients patients() {
    return database.bean(Patients.class);
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return database.bean(UnitOfWork.class);
  }

  /** Each of hundreds of grants may name the same hundred files. */
  @Test
  void a_page_of_shared_files_reads_no_more_for_many_grants() {
    assumeTrue(database != TestDatabase.H2, "H2 does not tell what it sent");
    try (ApplicationContext one = database.another(Map.of("maximum-pool-size", 1))) {
      assertThat(rowsOfPage(one, 30)).isEqualTo(rowsOfPage(one, 2));
    }
  }

  private static int rowsOfPage(ApplicationContext one, int many) {
    PatientId owner = new PatientId(UniqueData.id());
    DoctorId doctor = new DoctorId(UniqueData.id());
    one.getBean(UnitOfWork.class).run(() -> share(one, owner, doctor, many));
    int before = rowsSent(one);
    Page<SharedFile, RecordFileId> page =
        one.getBean(RecordListings.class)
            .shared(owner, doctor, SampleRecord.NOW, Optional.empty(), 5);
    int sent = rowsSent(one) - before;

    assertThat(page.items())
        .hasSize(5)
        .allMatch(shared -> shared.grant().isPresent())
        .anyMatch(shared -> shared.group().isPresent())
        .anyMatch(shared -> shared.group().isEmpty());
    return sent;
  }

  private static void share(ApplicationContext one, PatientId owner, DoctorId doctor, int many) {
    Set<RecordFileId> named = new HashSet<>();
    FileGroup group = SampleRecord.group(owner);
    for (int i = 0; i < 10; i++) {
      RecordFile file = SampleRecord.upload(owner);
      one.getBean(RecordFiles.class).add(file);
      if (i % 2 == 0) {
        named.add(file.id());
      } else {
        group = group.with(file.id());
      }
    }
    one.getBean(FileGroups.class).add(group);
    for (int i = 0; i < many; i++) {
      one.getBean(SharingGrants.class)
          .add(
              SampleRecord.grant(
                  owner,
                  doctor,
                  SampleRecord.NOW.plus(Duration.ofDays(1)),
                  named,
                  Set.of(group.id())));
    }
  }

  private static int rowsSent(ApplicationContext one) {
    return one.getBean(JdbcOperations.class)
        .execute(
            connection -> {
              try (var statement = connection.createStatement();
                  var row =
                      statement.executeQuery(
                          "SELECT variable_value FROM information_schema.session_status"
                              + " WHERE variable_name = 'ROWS_SENT'")) {
                row.next();
                return row.getInt(1);
              }
            });
  }
}
