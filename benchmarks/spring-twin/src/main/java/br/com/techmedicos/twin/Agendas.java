package br.com.techmedicos.twin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** Reads agendas from rows that join a doctor and the doctor's agenda, if there is one. */
@Component
class Agendas {

  private final ObjectReader hours;

  Agendas(ObjectMapper json) {
    this.hours = json.readerFor(Agenda.Hours.class);
  }

  Agenda agenda(ResultSet row) throws SQLException {
    String zone = row.getString("zone");
    return zone == null
        ? new Agenda(ZoneId.of(row.getString("time_zone")), Duration.ZERO, 0, Agenda.Hours.NONE)
        : new Agenda(
            ZoneId.of(zone),
            Duration.ofMinutes(row.getInt("minimum_notice_minutes")),
            row.getInt("horizon_days"),
            hours(row.getString("windows")));
  }

  private Agenda.Hours hours(String windows) throws SQLException {
    try {
      return hours.readValue(windows);
    } catch (JsonProcessingException e) {
      throw new SQLException("the agenda is not readable", e);
    }
  }
}
