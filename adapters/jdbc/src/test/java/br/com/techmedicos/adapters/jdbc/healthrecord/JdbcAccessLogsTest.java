package br.com.techmedicos.adapters.jdbc.healthrecord;

import br.com.techmedicos.adapters.contracts.healthrecord.AccessLogsContract;
import br.com.techmedicos.adapters.jdbc.shared.OnEachDatabase;
import br.com.techmedicos.adapters.jdbc.shared.TestDatabase;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.healthrecord.AccessLogs;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Patients;

@OnEachDatabase
class JdbcAccessLogsTest extends AccessLogsContract {

  private final TestDatabase database;

  JdbcAccessLogsTest(TestDatabase database) {
    this.database = database;
  }

  @Override
  protected AccessLogs logs() {
    return database.bean(AccessLogs.class);
  }

  @Override
  protected Patients patients() {
    return database.bean(Patients.class);
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return database.bean(UnitOfWork.class);
  }

  @Override
  protected void loseEnd(PatientId whose) {
    database.execute(
        "DELETE FROM access_log WHERE patient_id = x'%s'"
            .formatted(whose.value().toString().replace("-", "")));
  }
}
