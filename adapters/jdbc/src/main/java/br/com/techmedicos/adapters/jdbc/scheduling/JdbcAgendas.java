package br.com.techmedicos.adapters.jdbc.scheduling;

import br.com.techmedicos.adapters.jdbc.shared.Json;
import br.com.techmedicos.adapters.jdbc.shared.SqlErrors;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.scheduling.Agenda;
import br.com.techmedicos.domain.scheduling.Agendas;
import br.com.techmedicos.domain.shared.StaleVersion;
import io.micronaut.core.type.Argument;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/** Agendas, a row each. */
@Singleton
public final class JdbcAgendas implements Agendas {

  private static final Argument<AgendaWindows> WINDOWS = Argument.of(AgendaWindows.class);

  private final AgendaRows rows;
  private final Json json;

  JdbcAgendas(AgendaRows rows, Json json) {
    this.rows = rows;
    this.json = json;
  }

  @Override
  public Optional<Agenda> find(DoctorId doctor) {
    return rows.findByDoctorId(doctor.value()).map(this::agenda);
  }

  private Agenda agenda(AgendaRow row) {
    AgendaWindows windows = json.read(row.windows(), WINDOWS);
    return Agenda.restore(
        new DoctorId(row.doctorId()),
        ZoneId.of(row.zone()),
        Duration.ofMinutes(row.minimumNoticeMinutes()),
        row.horizonDays(),
        windows.weeklyWindows(),
        windows.dateOverrides(),
        row.version());
  }

  @Override
  public void save(Agenda agenda) {
    AgendaRow row =
        new AgendaRow(
            agenda.doctor().value(),
            agenda.zone().getId(),
            agenda.minimumNotice().toMinutes(),
            agenda.horizonDays(),
            json.write(AgendaWindows.of(agenda)),
            agenda.version());
    boolean saved =
        row.version() == 1
            ? SqlErrors.writesUnlessTaken(() -> rows.save(row))
            : rows.replace(
                    row.doctorId(),
                    row.zone(),
                    row.minimumNoticeMinutes(),
                    row.horizonDays(),
                    row.windows(),
                    row.version())
                == 1;
    if (!saved) {
      throw new StaleVersion();
    }
  }
}
