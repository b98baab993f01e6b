package br.com.techmedicos.chaos;

import br.com.techmedicos.benchmarks.scenarios.Clinic.ListedDoctor;
import br.com.techmedicos.benchmarks.scenarios.Clinic.LoggedInPatient;
import br.com.techmedicos.bootstrap.demo.RestClient;
import br.com.techmedicos.bootstrap.demo.RestClient.Answer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Races about records. Who may no longer look is told so by every instance afterwards. */
final class RecordRaces {

  private static final String NOT_FOUND = "404 not-found";
  private static final byte[] CONTENT = "Hemograma: sem nada".getBytes(StandardCharsets.UTF_8);

  private RecordRaces() {}

  /** A patient with a file, and a doctor. */
  private record Story(Arena arena, LoggedInPatient patient, ListedDoctor doctor, String file) {

    static Story of(Arena arena) {
      LoggedInPatient patient = arena.pool().patient();
      return new Story(
          arena,
          patient,
          arena.pool().doctor(),
          Arena.first(201, () -> upload(arena, 0, patient)).text("id"));
    }

    static Answer upload(Arena arena, int call, LoggedInPatient patient) {
      return arena.as(patient, call).upload("/record/files", "exame.txt", CONTENT, Map.of());
    }

    RestClient owner(int call) {
      return arena.as(patient, call);
    }

    Answer share(int call, Map<String, List<String>> what) {
      return share(call, doctor, what);
    }

    Answer share(int call, ListedDoctor whom, Map<String, List<String>> what) {
      return owner(call)
          .post(
              "/record/grants",
              Map.of(
                  "doctorId",
                  whom.id().value().toString(),
                  "expiresAt",
                  Instant.now().plus(1, ChronoUnit.DAYS).toString(),
                  "fileIds",
                  what.getOrDefault("fileIds", List.of()),
                  "groupIds",
                  what.getOrDefault("groupIds", List.of())));
    }

    Map<String, List<String>> theFile() {
      return Map.of("fileIds", List.of(file));
    }

    String shared() {
      return Arena.first(201, () -> share(0, theFile())).text("id");
    }

    Answer look(int call) {
      return look(arena.as(doctor, call));
    }

    Answer look(RestClient client) {
      return client.get("/shared-records/" + patient.id().value() + "/files/" + file);
    }

    /** What the log tells of those who looked before this, and whether the doctor may look now. */
    String looks(Connection database, URI instance) throws SQLException {
      String log =
          Rows.text(
              database,
              "SELECT outcome, SUM(times) FROM access_log_entry WHERE patient_id = ? AND action ="
                  + " 'READ' AND outcome = 'ALLOWED' GROUP BY outcome",
              patient.id().value());
      return log + "; " + look(arena.as(doctor, 0).at(instance)).status();
    }
  }

  static Race uploadTwice(Arena arena) {
    LoggedInPatient patient = arena.pool().patient();
    return new Race(
        List.of(() -> Story.upload(arena, 0, patient), () -> Story.upload(arena, 1, patient)),
        Map.of("201, 201", Set.of("2")),
        (database, instance) ->
            Rows.text(
                database,
                "SELECT COUNT(*) FROM record_file WHERE patient_id = ?",
                patient.id().value()));
  }

  static Race lookTwice(Arena arena) {
    Story story = Story.of(arena);
    ListedDoctor other = arena.pool().doctorBut(story.doctor());
    story.shared();
    Arena.first(201, () -> story.share(0, other, story.theFile()));
    return new Race(
        List.of(() -> story.look(0), () -> story.look(arena.as(other, 1))),
        Map.of("200, 200", Set.of("2 2")),
        (database, instance) ->
            Rows.text(
                database,
                "SELECT COUNT(*), COUNT(DISTINCT actor_id) FROM access_log_entry"
                    + " WHERE patient_id = ? AND action = 'READ' AND outcome = 'ALLOWED'",
                story.patient().id().value()));
  }

  static Race shareTwice(Arena arena) {
    Story story = Story.of(arena);
    return new Race(
        List.of(() -> story.share(0, story.theFile()), () -> story.share(1, story.theFile())),
        Map.of("201, 201", Set.of("2 0")),
        (database, instance) -> grants(database, story));
  }

  static Race revokeTwice(Arena arena) {
    Story story = Story.of(arena);
    String grant = "/record/grants/" + story.shared();
    return new Race(
        List.of(() -> story.owner(0).delete(grant), () -> story.owner(1).delete(grant)),
        Map.of("204, 204", Set.of("1 1")),
        (database, instance) -> grants(database, story));
  }

  /** How many there are, and how many of them were revoked. */
  private static String grants(Connection database, Story story) throws SQLException {
    return Rows.text(
        database,
        "SELECT COUNT(*), COUNT(revoked_at) FROM sharing_grant WHERE patient_id = ?",
        story.patient().id().value());
  }

  static Race revokeOrLook(Arena arena) {
    Story story = Story.of(arena);
    String grant = "/record/grants/" + story.shared();
    return endOrLook(story, () -> story.owner(0).delete(grant));
  }

  static Race leaveOrLook(Arena arena) {
    Story story = Story.of(arena);
    RestClient owner = story.owner(0);
    String group =
        "/record/groups/"
            + Arena.first(201, () -> owner.post("/record/groups", Map.of("name", "Coração")))
                .text("id");
    String member = group + "/files/" + story.file();
    Arena.first(200, () -> owner.put(member));
    String id = group.substring(group.lastIndexOf('/') + 1);
    Arena.first(201, () -> story.share(0, Map.of("groupIds", List.of(id))));
    return endOrLook(story, () -> owner.delete(member));
  }

  static Race deleteOrLook(Arena arena) {
    Story story = Story.of(arena);
    story.shared();
    return endOrLook(story, () -> story.owner(0).delete("/record/files/" + story.file()));
  }

  private static Race endOrLook(Story story, Supplier<Answer> end) {
    return new Race(
        List.of(end, () -> story.look(1)),
        Map.of("204, 200", Set.of("ALLOWED 1; 404"), "204, " + NOT_FOUND, Set.of("; 404")),
        story::looks);
  }

  static Race deleteOrShare(Arena arena) {
    Story story = Story.of(arena);
    return new Race(
        List.of(
            () -> story.owner(0).delete("/record/files/" + story.file()),
            () -> story.share(1, story.theFile())),
        Map.of("204, 201", Set.of("; 404"), "204, " + NOT_FOUND, Set.of("; 404")),
        story::looks);
  }
}
