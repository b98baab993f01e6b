package br.com.techmedicos.adapters.jdbc.scheduling;

import br.com.techmedicos.adapters.jdbc.shared.Json;
import br.com.techmedicos.adapters.jdbc.shared.SqlErrors;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.scheduling.Agenda;
import br.com.techmedicos.domain.scheduling.AgendaTemplate;
import br.com.techmedicos.domain.scheduling.Agendas;
import br.com.techmedicos.domain.scheduling.Horizon;
import br.com.techmedicos.domain.scheduling.MinimumNotice;
import br.com.techmedicos.domain.shared.StaleVersion;
import br.com.techmedicos.domain.shared.ZoneRegion;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micronaut.core.type.Argument;
import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Agendas, one row each. The largest one takes some ten milliseconds to read from its JSON, and
 * every search for a slot and every booking needs it, so templates are cached by what is stored: a
 * changed row is another key.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class JdbcAgendas
    implements Agendas, GenericRepository<JdbcAgendas.AgendaRow, UUID> {

  private static final Argument<AgendaWindows> WINDOWS = Argument.of(AgendaWindows.class);

  /** In characters of JSON; ordinary agendas have some hundreds. */
  private static final int CACHED = 4_000_000;

  private final Json json;
  private final Cache<StoredTemplate, AgendaTemplate> templates =
      Caffeine.newBuilder()
          .maximumWeight(CACHED)
          .weigher((StoredTemplate stored, AgendaTemplate template) -> stored.size())
          .build();

  JdbcAgendas(Json json) {
    this.json = json;
  }

  /** A row of the table {@code agenda}; windows and overrides are JSON. */
  @MappedEntity("agenda")
  record AgendaRow(
      @Id @UuidColumn UUID doctorId,
      String zone,
      int minimumNoticeMinutes,
      int horizonDays,
      String windows,
      long version) {

    StoredTemplate template() {
      return new StoredTemplate(zone, minimumNoticeMinutes, horizonDays, windows);
    }
  }

  /** The columns that say what a doctor published. */
  private record StoredTemplate(
      String zone, int minimumNoticeMinutes, int horizonDays, String windows) {

    int size() {
      return zone.length() + windows.length();
    }
  }

  @Override
  public Optional<Agenda> find(DoctorId doctor) {
    return findByDoctorId(doctor.value()).map(this::agenda);
  }

  abstract Optional<AgendaRow> findByDoctorId(UUID doctorId);

  @Override
  public List<Agenda> find(Collection<DoctorId> doctors) {
    return doctors.isEmpty()
        ? List.of()
        : rows(doctors.stream().map(DoctorId::value).toList()).stream().map(this::agenda).toList();
  }

  @Query("SELECT * FROM agenda WHERE doctor_id IN (:doctors)")
  abstract List<AgendaRow> rows(@Expandable @UuidColumn List<UUID> doctors);

  /** Makes the agenda whose columns an outer join found or, if it found none, the empty one. */
  Agenda joined(
      UUID doctorId,
      String timeZone,
      @Nullable String zone,
      @Nullable Integer minimumNoticeMinutes,
      @Nullable Integer horizonDays,
      @Nullable String windows,
      @Nullable Long version) {
    return zone == null
            || minimumNoticeMinutes == null
            || horizonDays == null
            || windows == null
            || version == null
        ? Agenda.empty(new DoctorId(doctorId), new ZoneRegion(timeZone))
        : agenda(
            new AgendaRow(doctorId, zone, minimumNoticeMinutes, horizonDays, windows, version));
  }

  private Agenda agenda(AgendaRow row) {
    AgendaTemplate template = templates.get(row.template(), this::template);
    return Agenda.restore(new DoctorId(row.doctorId()), template, row.version());
  }

  private AgendaTemplate template(StoredTemplate stored) {
    AgendaWindows windows = json.read(stored.windows(), WINDOWS);
    return new AgendaTemplate(
        new ZoneRegion(stored.zone()),
        MinimumNotice.ofMinutes(stored.minimumNoticeMinutes()),
        new Horizon(stored.horizonDays()),
        windows.weeklyWindows(),
        windows.dateOverrides());
  }

  @Override
  public void save(Agenda agenda) {
    AgendaTemplate template = agenda.template();
    AgendaRow row =
        new AgendaRow(
            agenda.doctor().value(),
            template.zone().id(),
            template.minimumNotice().minutes(),
            template.horizon().days(),
            json.write(AgendaWindows.of(template)),
            agenda.version());
    boolean saved =
        row.version() == 1
            ? SqlErrors.writesUnlessTaken(() -> save(row))
            : replace(
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

  abstract void save(AgendaRow row);

  @Query(
      "UPDATE agenda SET zone = :zone, minimum_notice_minutes = :minimumNoticeMinutes,"
          + " horizon_days = :horizonDays, windows = :windows, version = :version"
          + " WHERE doctor_id = :doctorId AND version = :version - 1")
  abstract int replace(
      UUID doctorId,
      String zone,
      int minimumNoticeMinutes,
      int horizonDays,
      String windows,
      long version);
}
