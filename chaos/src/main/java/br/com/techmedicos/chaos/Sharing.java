package br.com.techmedicos.chaos;

import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.benchmarks.load.Request;
import br.com.techmedicos.benchmarks.load.Sample;
import br.com.techmedicos.benchmarks.scenarios.Clinic;
import br.com.techmedicos.benchmarks.scenarios.Clinic.ListedDoctor;
import br.com.techmedicos.benchmarks.scenarios.Clinic.LoggedInPatient;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A patient who shares a file with one doctor, by itself or in a group, until it is taken back or a
 * time has come, while that doctor, another one, another patient and nobody known look, and others
 * try what only the patient may. One call at a time, so that it is known who must be let in. Of one
 * thread.
 */
final class Sharing {

  static final String UPLOAD = "upload";
  static final String LOOK = "look";

  private static final Set<String> MEMBERSHIP = Set.of("join", "leave");
  private static final Duration LONG = Duration.ofDays(30);
  private static final Duration SHORT = Duration.ofSeconds(4);

  /** So long before and after a grant expires, either answer may be right. */
  private static final Duration MARGIN = Duration.ofSeconds(1);

  private final Clinic clinic;
  private final LoggedInPatient patient;
  private final ListedDoctor trusted;
  private final ListedDoctor stranger;
  private final Optional<String> suspends;
  private final boolean expires;
  private final Map<String, Grant> grants = new LinkedHashMap<>();
  private final Map<String, Count> counts = new TreeMap<>();
  private Optional<String> file = Optional.empty();
  private Optional<String> group = Optional.empty();
  private boolean inGroup;
  private boolean suspended;
  private Optional<String> doubtful = Optional.empty();

  /** What was shared, and until when. */
  private record Grant(boolean ofGroup, boolean revoked, Instant expiresAt) {
    Grant revoke() {
      return new Grant(ofGroup, true, expiresAt);
    }
  }

  /** How many rows of one kind the access log has at least, and at most. */
  private record Count(int least, int most) {
    Count and(int certain, int possible) {
      return new Count(least + certain, most + certain + possible);
    }
  }

  /**
   * One that begins with an upload.
   *
   * @param suspends the token of an operator who may suspend the trusted doctor, if nobody else
   *     needs that doctor
   * @param expires whether the clocks agree about what has expired
   */
  Sharing(
      Clinic clinic,
      LoggedInPatient patient,
      ListedDoctor trusted,
      ListedDoctor stranger,
      Optional<String> suspends,
      boolean expires) {
    this.clinic = clinic;
    this.patient = patient;
    this.trusted = trusted;
    this.stranger = stranger;
    this.suspends = suspends;
    this.expires = expires;
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
    if (group.isEmpty()) {
      return makeGroup();
    }
    int dice = random.nextInt(20);
    if (dice < 10) {
      return lookOfTrusted();
    }
    return switch (dice) {
      case 10 -> look(sharedPath(), clinic.tokenOf(stranger), stranger.id().value());
      case 11 -> lookOfNobody();
      case 12 -> ofAnotherPatient(random);
      case 13 -> inGroup ? leave() : join();
      case 14 -> suspends.filter(token -> !suspended).map(this::suspend).orElseGet(this::change);
      default -> change();
    };
  }

  /** Takes back what is open, or shares what is not. */
  private Step change() {
    Instant now = Instant.now();
    Optional<String> open =
        grants.entrySet().stream()
            .filter(each -> !each.getValue().revoked())
            .filter(each -> each.getValue().expiresAt().isAfter(now))
            .map(Map.Entry::getKey)
            .findFirst();
    if (open.isPresent()) {
      return revoke(open.get());
    }
    if (suspended) {
      return lookOfTrusted();
    }
    return share(grants.size() % 2 == 1, expires && grants.size() % 3 == 0 ? SHORT : LONG);
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

  private Step makeGroup() {
    return Step.write(
        Request.post(
            "group",
            "/api/v1/record/groups",
            Optional.of(patient.token()),
            "{\"name\":\"Exames\"}"),
        (outcome, sample) -> {
          if (outcome == Outcome.ACKNOWLEDGED) {
            group = Optional.of(lastSegment(sample.location()));
          }
          doubt(outcome, "group");
        });
  }

  private Step join() {
    return Step.write(
        Request.put("join", memberPath(), Optional.of(patient.token())),
        (outcome, sample) -> {
          inGroup = outcome == Outcome.ACKNOWLEDGED;
          doubt(outcome, "join");
        });
  }

  private Step leave() {
    return Step.write(
        Request.delete("leave", memberPath(), Optional.of(patient.token())),
        (outcome, sample) -> {
          inGroup = outcome != Outcome.ACKNOWLEDGED;
          doubt(outcome, "leave");
        });
  }

  private String memberPath() {
    return "/api/v1/record/groups/%s/files/%s".formatted(group.orElseThrow(), file.orElseThrow());
  }

  private Step share(boolean ofGroup, Duration howLong) {
    Instant expiresAt = Instant.now().plus(howLong);
    return new Step(
        Request.post(
            "share",
            "/api/v1/record/grants",
            Optional.of(patient.token()),
            grant(ofGroup, expiresAt)),
        true,
        // whoever is answered late may have asked for a time that has passed
        sample ->
            sample.ok()
                || sample.problem().equals("expiry-out-of-range")
                    && Instant.now().isAfter(expiresAt.minus(MARGIN)),
        (outcome, sample) -> {
          if (outcome == Outcome.ACKNOWLEDGED) {
            grants.put(lastSegment(sample.location()), new Grant(ofGroup, false, expiresAt));
          }
          count("GRANT ALLOWED", patient.id().value(), outcome);
          doubt(outcome, "share");
        });
  }

  private String grant(boolean ofGroup, Instant expiresAt) {
    return "{\"doctorId\":\"%s\",\"%s\":[\"%s\"],\"expiresAt\":\"%s\"}"
        .formatted(
            trusted.id().value(),
            ofGroup ? "groupIds" : "fileIds",
            ofGroup ? group.orElseThrow() : file.orElseThrow(),
            expiresAt);
  }

  private Step revoke(String open) {
    return Step.write(
        Request.delete("revoke", "/api/v1/record/grants/" + open, Optional.of(patient.token())),
        (outcome, sample) -> {
          if (outcome == Outcome.ACKNOWLEDGED) {
            grants.computeIfPresent(open, (id, grant) -> grant.revoke());
          }
          count("REVOKE ALLOWED", patient.id().value(), outcome);
          doubt(outcome, open);
        });
  }

  private Step suspend(String token) {
    return Step.write(
        Request.post(
            "suspend",
            "/api/v1/operator/doctors/" + trusted.id().value() + "/verification",
            Optional.of(token),
            "{\"decision\":\"SUSPENDED\",\"reason\":\"Registro cassado\"}"),
        (outcome, sample) -> {
          suspended = outcome == Outcome.ACKNOWLEDGED;
          doubt(outcome, "suspension");
        });
  }

  /** The doctor may look as long as one grant opens the file. */
  private Step lookOfTrusted() {
    Instant asked = Instant.now();
    Instant until = openUntil();
    Request request = Request.get(LOOK, sharedPath(), Optional.of(clinic.tokenOf(trusted)));
    if (suspended) { // and so is every token of theirs
      return new Step(request, false, sample -> sample.status() == 401, (outcome, sample) -> {});
    }
    return new Step(
        request,
        false,
        sample ->
            sample.status() == 200 && asked.isBefore(until.plus(MARGIN))
                || sample.status() == 404 && Instant.now().isAfter(until.minus(MARGIN)),
        (outcome, sample) -> counted("READ", trusted.id().value(), sample));
  }

  /** Until when the trusted doctor may look; long ago if no grant opens the file. */
  private Instant openUntil() {
    return grants.values().stream()
        .filter(grant -> !grant.revoked() && (!grant.ofGroup() || inGroup))
        .map(Grant::expiresAt)
        .max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }

  /** Another patient is the owner of nothing here. The owner's log tells of it. */
  private Step ofAnotherPatient(Random random) {
    LoggedInPatient another = clinic.anyPatient();
    if (another.id().equals(patient.id())) {
      return lookOfNobody();
    }
    String own = "/api/v1/record/files/" + file.orElseThrow();
    UUID actor = another.id().value();
    Optional<String> token = Optional.of(another.token());
    return switch (random.nextInt(4)) {
      case 0 -> look(own + "/content", another.token(), actor);
      case 1 -> refused(Request.delete("delete", own, token), "DELETE", actor);
      case 2 ->
          refused(
              Request.post(
                  "share", "/api/v1/record/grants", token, grant(false, Instant.now().plus(LONG))),
              "GRANT",
              actor);
      default ->
          grants.keySet().stream()
              .findFirst()
              .map(
                  grant ->
                      refused(
                          Request.delete("revoke", "/api/v1/record/grants/" + grant, token),
                          "REVOKE",
                          actor))
              .orElseGet(() -> look(own, another.token(), actor));
    };
  }

  private Step look(String path, String token, UUID actor) {
    return refused(Request.get(LOOK, path, Optional.of(token)), "READ", actor);
  }

  private Step refused(Request request, String action, UUID actor) {
    return new Step(
        request,
        false,
        sample -> sample.status() == 404,
        (outcome, sample) -> counted(action, actor, sample));
  }

  private Step lookOfNobody() {
    return new Step(
        Request.get(LOOK, sharedPath(), Optional.empty()),
        false,
        sample -> sample.status() == 401,
        (outcome, sample) -> {});
  }

  private String sharedPath() {
    return "/api/v1/shared-records/%s/files/%s/content"
        .formatted(patient.id().value(), file.orElseThrow());
  }

  /** Whoever is answered is in the log; whoever is not may be, as either. */
  private void counted(String action, UUID actor, Sample sample) {
    String allowed = action + " ALLOWED";
    String denied = action + " DENIED";
    if (sample.ok()) {
      count(allowed, actor, Outcome.ACKNOWLEDGED);
    } else if (sample.status() == 404) {
      count(denied, actor, Outcome.ACKNOWLEDGED);
    } else {
      count(allowed, actor, Outcome.UNKNOWN);
      count(denied, actor, Outcome.UNKNOWN);
    }
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
    compare("files", "SELECT id FROM record_file", file, "upload", connection, complaints);
    compare("groups", "SELECT id FROM file_group", group, "group", connection, complaints);
    if (doubtful.filter(MEMBERSHIP::contains).isEmpty()) {
      Optional<String> member = inGroup ? file : Optional.empty();
      compare(
          "members", "SELECT file_id FROM file_group_member", member, "", connection, complaints);
    }
    Map<String, Boolean> found =
        ids(connection, "SELECT id, revoked_at IS NULL FROM sharing_grant WHERE patient_id = ?");
    doubtful.ifPresent(found::remove);
    Map<String, Boolean> known = new LinkedHashMap<>();
    Instant now = Instant.now();
    grants.forEach(
        (id, grant) -> {
          // What has expired by itself is not revoked any more, and the revocation is acknowledged.
          Boolean either = grant.expiresAt().isBefore(now) ? found.get(id) : null;
          known.put(id, either == null ? !grant.revoked() : either);
        });
    doubtful.ifPresent(known::remove);
    int unknown = doubtful.filter("share"::equals).isPresent() ? 1 : 0;
    if (!found.entrySet().containsAll(known.entrySet()) || found.size() > known.size() + unknown) {
      complaints.add("grants %s of the %s".formatted(found, this));
    }
    String status =
        Rows.text(connection, "SELECT status FROM doctor WHERE id = ?", trusted.id().value());
    if (doubtful.filter("suspension"::equals).isEmpty()
        && suspended != status.equals("SUSPENDED")) {
      complaints.add("the doctor is %s in the %s".formatted(status, this));
    }
    compareLog(connection, complaints);
    return complaints;
  }

  private void compare(
      String what,
      String query,
      Optional<String> one,
      String perhaps,
      Connection connection,
      List<String> complaints)
      throws SQLException {
    List<String> found =
        List.copyOf(
            ids(connection, query.replace(" FROM", ", FALSE FROM") + " WHERE patient_id = ?")
                .keySet());
    boolean perhapsOneMore = doubtful.filter(perhaps::equals).isPresent();
    if (!one.map(List::of).orElse(List.of()).equals(found)
        && !(perhapsOneMore && found.size() == 1)) {
      complaints.add("%s %s of the %s".formatted(what, found, this));
    }
  }

  private void compareLog(Connection connection, List<String> complaints) throws SQLException {
    Map<String, Integer> found = new TreeMap<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT action, outcome, actor_id, SUM(times) FROM access_log_entry"
                + " WHERE patient_id = ? AND action IN ('READ', 'GRANT', 'REVOKE', 'DELETE')"
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
    return "sharing of patient %s: file %s%s, grants %s%s"
        .formatted(
            patient.id(),
            file,
            inGroup ? " in a group" : "",
            grants,
            doubtful.map(what -> ", unknown " + what).orElse(""));
  }
}
