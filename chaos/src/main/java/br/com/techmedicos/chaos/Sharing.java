package br.com.techmedicos.chaos;

import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.benchmarks.load.Request;
import br.com.techmedicos.benchmarks.scenarios.Clinic;
import br.com.techmedicos.benchmarks.scenarios.Clinic.ListedDoctor;
import br.com.techmedicos.benchmarks.scenarios.Clinic.LoggedInPatient;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A patient who shares a file with one doctor, takes it back, and shares it again, while that
 * doctor, another one, another patient and nobody known look. One call at a time, so that it is
 * known who must be let in. Of one thread.
 */
final class Sharing {

  static final String UPLOAD = "upload";
  static final String LOOK = "look";

  private final Clinic clinic;
  private final LoggedInPatient patient;
  private final ListedDoctor trusted;
  private final ListedDoctor stranger;
  private final Map<String, Boolean> grants = new LinkedHashMap<>();
  private final Map<String, Count> counts = new TreeMap<>();
  private Optional<String> file = Optional.empty();
  private Optional<String> grant = Optional.empty();
  private Optional<String> doubtful = Optional.empty();

  /** How many rows of one kind the access log has at least, and at most. */
  private record Count(int least, int most) {
    Count and(int certain, int possible) {
      return new Count(least + certain, most + certain + possible);
    }
  }

  Sharing(Clinic clinic, LoggedInPatient patient, ListedDoctor trusted, ListedDoctor stranger) {
    this.clinic = clinic;
    this.patient = patient;
    this.trusted = trusted;
    this.stranger = stranger;
  }

  /** Whether it is known what is true of it. */
  boolean certain() {
    return doubtful.isEmpty();
  }

  /** What is done next. */
  Step next(Random random) {
    if (file.isEmpty()) {
      return upload();
    }
    int dice = random.nextInt(10);
    if (dice < 2) {
      return look(stranger, false);
    }
    if (dice < 4) {
      return dice == 2 ? lookOfAnotherPatient() : lookOfNobody();
    }
    if (dice < 8) {
      return look(trusted, grant.isPresent());
    }
    return grant.isPresent() ? revoke(grant.get()) : share(file.get());
  }

  private Step upload() {
    return Step.write(
        Request.upload(UPLOAD, "/api/v1/record/files", patient.token(), "Hemograma: sem nada"),
        (outcome, sample) -> {
          if (outcome == Outcome.ACKNOWLEDGED) {
            file = Optional.of(lastSegment(sample.location()));
          }
          doubt(outcome, "upload");
        });
  }

  private Step share(String shared) {
    return Step.write(
        Request.post(
            "share",
            "/api/v1/record/grants",
            Optional.of(patient.token()),
            "{\"doctorId\":\"%s\",\"fileIds\":[\"%s\"],\"expiresAt\":\"%s\"}"
                .formatted(trusted.id().value(), shared, Instant.now().plus(30, ChronoUnit.DAYS))),
        (outcome, sample) -> {
          if (outcome == Outcome.ACKNOWLEDGED) {
            String made = lastSegment(sample.location());
            grants.put(made, true);
            grant = Optional.of(made);
          }
          count("GRANT ALLOWED", patient.id().value(), outcome);
          doubt(outcome, "share");
        });
  }

  private Step revoke(String open) {
    return Step.write(
        Request.delete("revoke", "/api/v1/record/grants/" + open, Optional.of(patient.token())),
        (outcome, sample) -> {
          if (outcome == Outcome.ACKNOWLEDGED) {
            grants.put(open, false);
            grant = Optional.empty();
          }
          count("REVOKE ALLOWED", patient.id().value(), outcome);
          doubt(outcome, open);
        });
  }

  private Step look(ListedDoctor doctor, boolean allowed) {
    return look(sharedPath(), clinic.tokenOf(doctor), doctor.id().value(), allowed ? 200 : 404);
  }

  /** There is no such file in their own record. The owner's log tells of it. */
  private Step lookOfAnotherPatient() {
    LoggedInPatient another = clinic.anyPatient();
    return another.id().equals(patient.id())
        ? look(stranger, false)
        : look(
            "/api/v1/record/files/" + file.orElseThrow() + "/content",
            another.token(),
            another.id().value(),
            404);
  }

  private Step look(String path, String token, UUID actor, int status) {
    return new Step(
        Request.get(LOOK, path, Optional.of(token)),
        false,
        status,
        (outcome, sample) ->
            count(
                status == 200 ? "READ ALLOWED" : "READ DENIED",
                actor,
                sample.status() == status ? Outcome.ACKNOWLEDGED : Outcome.UNKNOWN));
  }

  private Step lookOfNobody() {
    return new Step(
        Request.get(LOOK, sharedPath(), Optional.empty()), false, 401, (outcome, sample) -> {});
  }

  private String sharedPath() {
    return "/api/v1/shared-records/%s/files/%s/content"
        .formatted(patient.id().value(), file.orElseThrow());
  }

  private void doubt(Outcome outcome, String what) {
    if (outcome == Outcome.UNKNOWN) {
      doubtful = Optional.of(what);
    }
  }

  private void count(String kind, UUID actor, Outcome outcome) {
    counts.merge(
        kind + " by " + actor,
        new Count(0, 0)
            .and(outcome == Outcome.ACKNOWLEDGED ? 1 : 0, outcome == Outcome.UNKNOWN ? 1 : 0),
        (before, more) -> new Count(before.least + more.least, before.most + more.most));
  }

  private static String lastSegment(String location) {
    return location.substring(location.lastIndexOf('/') + 1);
  }

  /** What the database does not have as it was acknowledged. */
  List<String> complaints(Connection connection) throws SQLException {
    List<String> complaints = new ArrayList<>();
    List<String> files =
        ids(connection, "SELECT id, FALSE FROM record_file WHERE patient_id = ?").keySet().stream()
            .toList();
    boolean perhapsOneMore = doubtful.filter("upload"::equals).isPresent();
    if (!file.map(List::of).orElse(List.of()).equals(files)
        && !(perhapsOneMore && files.size() == 1)) {
      complaints.add("files %s of the %s".formatted(files, this));
    }
    Map<String, Boolean> found =
        ids(connection, "SELECT id, revoked_at IS NULL FROM sharing_grant WHERE patient_id = ?");
    doubtful.ifPresent(found::remove);
    Map<String, Boolean> known = new LinkedHashMap<>(grants);
    doubtful.ifPresent(known::remove);
    int unknown = doubtful.filter("share"::equals).isPresent() ? 1 : 0;
    if (!found.entrySet().containsAll(known.entrySet()) || found.size() > known.size() + unknown) {
      complaints.add("grants %s of the %s".formatted(found, this));
    }
    compareLog(connection, complaints);
    return complaints;
  }

  private void compareLog(Connection connection, List<String> complaints) throws SQLException {
    Map<String, Integer> found = new TreeMap<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT action, outcome, actor_id, SUM(times) FROM access_log_entry"
                + " WHERE patient_id = ? AND action IN ('READ', 'GRANT', 'REVOKE')"
                + " GROUP BY action, outcome, actor_id")) {
      statement.setBytes(1, UuidColumn.Converter.toBytes(patient.id().value()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          UUID actor = UuidColumn.Converter.fromBytes(rows.getBytes(3));
          found.put(
              "%s %s by %s".formatted(rows.getString(1), rows.getString(2), actor), rows.getInt(4));
        }
      }
    }
    Map<String, Count> expected = new TreeMap<>(counts);
    found.keySet().forEach(kind -> expected.putIfAbsent(kind, new Count(0, 0)));
    expected.forEach(
        (kind, count) -> {
          int rows = found.getOrDefault(kind, 0);
          if (rows < count.least || rows > count.most) {
            complaints.add(
                "%d rows of %s in the access log of the %s, instead of %s"
                    .formatted(rows, kind, this, count));
          }
        });
  }

  private Map<String, Boolean> ids(Connection connection, String query) throws SQLException {
    Map<String, Boolean> ids = new LinkedHashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setBytes(1, UuidColumn.Converter.toBytes(patient.id().value()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          ids.put(UuidColumn.Converter.fromBytes(rows.getBytes(1)).toString(), rows.getBoolean(2));
        }
      }
    }
    return ids;
  }

  @Override
  public String toString() {
    return "sharing of patient %s: file %s, grants %s%s"
        .formatted(
            patient.id(), file, grants, doubtful.map(what -> ", unknown " + what).orElse(""));
  }
}
