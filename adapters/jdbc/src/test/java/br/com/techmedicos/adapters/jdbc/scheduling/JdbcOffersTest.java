package br.com.techmedicos.adapters.jdbc.scheduling;

import br.com.techmedicos.adapters.contracts.scheduling.OffersContract;
import br.com.techmedicos.adapters.jdbc.shared.OnEachDatabase;
import br.com.techmedicos.adapters.jdbc.shared.TestDatabase;
import br.com.techmedicos.application.scheduling.AvailabilityIndex;
import br.com.techmedicos.application.scheduling.Offers;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.scheduling.Agendas;

@OnEachDatabase
class JdbcOffersTest extends OffersContract {

  private final TestDatabase database;

  JdbcOffersTest(TestDatabase database) {
    this.database = database;
  }

  @Override
  protected Offers offers() {
    return database.bean(Offers.class);
  }

  @Override
  protected Doctors doctors() {
    return database.bean(Doctors.class);
  }

  @Override
  protected Agendas agendas() {
    return database.bean(Agendas.class);
  }

  @Override
  protected AvailabilityIndex availability() {
    return database.bean(AvailabilityIndex.class);
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return database.bean(UnitOfWork.class);
  }
}
