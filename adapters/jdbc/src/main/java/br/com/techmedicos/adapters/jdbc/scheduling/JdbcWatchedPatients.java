package br.com.techmedicos.adapters.jdbc.scheduling;

import br.com.techmedicos.adapters.jdbc.shared.Pages;
import br.com.techmedicos.adapters.jdbc.shared.Row;
import br.com.techmedicos.adapters.jdbc.shared.Sql;
import br.com.techmedicos.application.scheduling.WatchedPatient;
import br.com.techmedicos.application.scheduling.WatchedPatients;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.identity.AccountStanding;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Role;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Requester;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Patients by the time of signing up, which an index holds, the newest first. */
@Singleton
public final class JdbcWatchedPatients implements WatchedPatients {

  private static final Key BEFORE_ALL = new Key(Instant.MAX, new PatientId(new UUID(-1, -1)));

  private static final String PATIENTS =
      "SELECT p.id, p.registered_at, a.standing, a.suspension_reason"
          + " FROM patient p JOIN account a ON a.id = p.id AND a.role = ?";

  private static final String PAGE =
      " AND (p.registered_at < ? OR (p.registered_at = ? AND p.id < ?))"
          + " ORDER BY p.registered_at DESC, p.id DESC LIMIT ?";

  private static final String NEW =
      PATIENTS
          + " WHERE p.registered_at > ? AND EXISTS (SELECT 1 FROM appointment r"
          + " WHERE r.patient_id = p.id AND r.request_ordinal IS NOT NULL AND r.deadline > ?)"
          + PAGE;

  private static final String SUSPENDED = PATIENTS + " WHERE a.standing = ?" + PAGE;

  private final Sql sql;

  JdbcWatchedPatients(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Page<WatchedPatient, Key> list(
      Concern concern, Instant now, int limit, Optional<Key> before) {
    Key last = before.orElse(BEFORE_ALL);
    Instant newSince = now.minus(Requester.NEW_ACCOUNT);
    List<WatchedPatient> found =
        switch (concern) {
          case NEW ->
              sql.list(
                  NEW,
                  row -> patient(row),
                  Role.PATIENT,
                  newSince,
                  now,
                  last.registeredAt(),
                  last.registeredAt(),
                  last.id().value(),
                  limit + 1);
          case SUSPENDED ->
              sql.list(
                  SUSPENDED,
                  row -> patient(row),
                  Role.PATIENT,
                  AccountStanding.SUSPENDED,
                  last.registeredAt(),
                  last.registeredAt(),
                  last.id().value(),
                  limit + 1);
        };
    Page<WatchedPatient, Key> page = Pages.cut(found, Key::of, limit);
    return new Page<>(
        page.items().stream().map(patient -> withRequests(patient, newSince, now)).toList(),
        page.next());
  }

  @Override
  public List<Crowd> crowds(Instant now, int atLeast) {
    return sql.list(
        "SELECT r.doctor_id, COUNT(DISTINCT r.patient_id) AS patients"
            + " FROM patient p JOIN appointment r ON r.patient_id = p.id"
            + " WHERE p.registered_at > ? AND r.request_ordinal IS NOT NULL AND r.deadline > ?"
            + " GROUP BY r.doctor_id HAVING COUNT(DISTINCT r.patient_id) >= ?"
            + " ORDER BY patients DESC",
        row -> new Crowd(new DoctorId(row.id("doctor_id")), row.integer("patients")),
        now.minus(Requester.NEW_ACCOUNT),
        now,
        atLeast);
  }

  private static WatchedPatient patient(Row row) {
    return new WatchedPatient(
        new PatientId(row.id("id")),
        row.instant("registered_at"),
        row.constant(AccountStanding.class, "standing"),
        row.optionalText("suspension_reason"),
        List.of());
  }

  private WatchedPatient withRequests(WatchedPatient patient, Instant newSince, Instant now) {
    List<WatchedPatient.Waiting> waiting =
        sql.list(
            "SELECT id, doctor_id, starts_at FROM appointment"
                + " WHERE patient_id = ? AND request_ordinal IS NOT NULL AND deadline > ?"
                + " ORDER BY starts_at",
            row ->
                new WatchedPatient.Waiting(
                    new AppointmentId(row.id("id")),
                    new DoctorId(row.id("doctor_id")),
                    row.instant("starts_at"),
                    0),
            patient.id().value(),
            now);
    return new WatchedPatient(
        patient.id(),
        patient.registeredAt(),
        patient.standing(),
        patient.suspensionReason(),
        waiting.stream()
            .map(
                request ->
                    new WatchedPatient.Waiting(
                        request.appointment(),
                        request.doctor(),
                        request.startsAt(),
                        newPatients(request.doctor(), newSince, now)))
            .toList());
  }

  private int newPatients(DoctorId doctor, Instant newSince, Instant now) {
    return sql.find(
            "SELECT COUNT(DISTINCT r.patient_id) AS patients FROM appointment r"
                + " JOIN patient p ON p.id = r.patient_id"
                + " WHERE r.doctor_id = ? AND r.starts_at > ? AND r.request_ordinal IS NOT NULL"
                + " AND r.deadline > ? AND p.registered_at > ?",
            row -> row.integer("patients"),
            doctor.value(),
            now,
            now,
            newSince)
        .orElse(0);
  }
}
