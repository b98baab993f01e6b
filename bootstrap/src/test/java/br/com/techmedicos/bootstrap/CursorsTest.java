package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.rest.paging.Cursors;
import br.com.techmedicos.bootstrap.demo.RestClient;
import br.com.techmedicos.bootstrap.demo.RestClient.Answer;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.scheduling.Participant;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every list of the interface, with cursors that are genuine, and with any others. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CursorsTest {

  private static final String NEAR = "near=-23.5505,-46.6333&withinKm=20000&";
  private static final String ID = "0198c5a0-7c2e-7d3a-9b1f-2a6f0c1d2e3f";
  private static final Map<String, Object> ON_MEMORY =
      Map.of(
          "datasources.default.url",
          "jdbc:h2:mem:cursors;DB_CLOSE_DELAY=-1;MODE=MySQL;DATABASE_TO_LOWER=TRUE;"
              + "CASE_INSENSITIVE_IDENTIFIERS=TRUE");

  /** Keys of one part, of which no list has an item. */
  private static final List<String> NO_IDS =
      List.of("", " ", "x", "1.5", "NaN", "-1", "1e3", "null", "999999999999999999999", "{" + ID);

  private RunningService service;
  private RunningService other;
  private final List<ListOfAll> lists = new ArrayList<>();

  /**
   * A list with more than one item.
   *
   * @param path with its filters, without limit and cursor
   * @param name what its cursors are bound to
   * @param client who may see it
   * @param foreign somebody else who may see one like it, if it is somebody's
   * @param garbage keys that none of its items can have
   */
  private record ListOfAll(
      String path, String name, RestClient client, List<RestClient> foreign, List<String> garbage) {

    Answer page(String cursor) {
      return page(client, cursor);
    }

    Answer page(RestClient reader, String cursor) {
      String query = "limit=1" + (cursor.isEmpty() ? "" : "&cursor=" + cursor);
      return reader.get(path + (path.contains("?") ? "" : "?") + query);
    }

    String next() {
      return page("").expect(200).text("next");
    }

    @Override
    public String toString() {
      return path;
    }
  }

  @BeforeAll
  void a_clinic_in_which_no_list_is_short(@TempDir Path data, @TempDir Path elsewhere) {
    service = RunningService.start(data, ON_MEMORY);
    Map<String, Object> settings = new HashMap<>(ON_MEMORY);
    settings.put("techmedicos.keys", data.resolve("keys").toString());
    other = RunningService.start(elsewhere, settings);
    List<Doctor> doctors = service.addDoctors(3);
    List<Patient> patients = service.addPatients(3);
    RestClient doctor = service.as(doctors.get(0));
    RestClient otherDoctor = service.as(doctors.get(1));
    RestClient patient = service.as(patients.get(0));
    RestClient otherPatient = service.as(patients.get(1));
    Stream.of(patient, otherPatient).forEach(owner -> fill(owner, doctors));
    Stream.of(service.signUp(), service.signUp())
        .forEach(newcomer -> book(newcomer, doctors.get(2), 0));

    for (String sort : List.of("distance", "rating", "price", "availability")) {
      lists.add(search(sort));
    }
    lists.add(
        new ListOfAll(
            "/operator/doctors?status=VERIFIED&",
            "operator/doctors VERIFIED",
            service.asOperator(),
            List.of(),
            NO_IDS));
    lists.add(
        new ListOfAll(
            "/operator/patients?concern=NEW&",
            "operator/patients NEW",
            service.asOperator(),
            List.of(),
            noKeysByInstant()));
    lists.add(
        new ListOfAll(
            "/appointments?",
            String.join(
                "\n",
                "/api/v1/appointments/",
                Participant.of(patients.get(0).id()).toString(),
                "null",
                "null",
                "null"),
            patient,
            List.of(otherPatient, doctor),
            noKeysByInstant()));
    String owner = patients.get(0).id().toString();
    for (String list : List.of("record/files", "record/groups", "record/grants")) {
      lists.add(
          new ListOfAll(
              "/" + list + "?", list + " " + owner, patient, List.of(otherPatient), NO_IDS));
    }
    lists.add(
        new ListOfAll(
            "/record/access-log?",
            "record/access-log " + owner,
            patient,
            List.of(otherPatient),
            List.of("", " ", "x", "1.5", "NaN", "-1", "1e3", "null", "9".repeat(19), ID)));
    String reader = doctors.get(0).id().toString();
    lists.add(
        new ListOfAll(
            "/shared-records?", "shared-records " + reader, doctor, List.of(otherDoctor), NO_IDS));
    lists.add(
        new ListOfAll(
            "/shared-records/" + owner + "/files?",
            "shared-records " + reader + " " + owner,
            doctor,
            List.of(otherDoctor),
            NO_IDS));
  }

  @AfterAll
  void stop() {
    other.close();
    service.close();
  }

  private ListOfAll search(String sort) {
    List<String> garbage =
        new ArrayList<>(List.of("", "|", "1|", "|" + ID, "1|x", "1|" + ID + "|"));
    for (String number :
        List.of("NaN", "-Infinity", "x", "1e309", "1e999999999", "-1e308", "0x", "", "١")) {
      garbage.add(number + "|" + ID);
    }
    switch (sort) {
      case "distance" -> none(garbage, "Infinity", "-0.1", "20100.1", "1e308");
      case "rating" -> none(garbage, "-5.01", "-0.99", "0.0", "1.0");
      case "price" -> none(garbage, "Infinity", "-0.01", "100000.0", "1e18");
      default -> none(garbage, "-1.0", "9.3E18", "8.0E9");
    }
    return new ListOfAll(
        "/doctors?" + NEAR + "sort=" + sort + "&",
        "doctors SearchQuery[specialty=null, near=-23.5505,-46.6333, withinKm=20000,"
            + " minRating=null, sort="
            + sort
            + "]",
        service.anyone(),
        List.of(),
        garbage);
  }

  private static void none(List<String> garbage, String... numbers) {
    for (String number : numbers) {
      garbage.add(number + "|" + ID);
    }
  }

  private static List<String> noKeysByInstant() {
    List<String> garbage = new ArrayList<>(List.of("", "|", ID, ID + "|" + ID));
    for (String instant :
        List.of(
            "",
            "x",
            "NaN",
            "2027-03-02",
            "2027-02-30T12:00:00Z",
            "0000-01-01T00:00:00Z",
            "9999-12-31T23:59:59Z",
            "-999999999-01-01T00:00:00Z",
            "+1000000000-12-31T23:59:59Z")) {
      garbage.add(instant + "|" + ID);
    }
    garbage.add("2027-03-02T12:00:00Z");
    garbage.add("2027-03-02T12:00:00Z|nobody");
    garbage.add("2027-03-02T12:00:00Z|" + ID + "|");
    return garbage;
  }

  private static void book(RestClient patient, Doctor doctor, int slot) {
    patient
        .post(
            "/appointments",
            Map.of(
                "doctorId",
                doctor.id().toString(),
                "startsAt",
                patient
                    .get("/doctors/" + doctor.id() + "/slots")
                    .expect(200)
                    .text("slots", Integer.toString(slot), "startsAt")))
        .expect(201);
  }

  private void fill(RestClient owner, List<Doctor> doctors) {
    List<String> files = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      book(owner, doctors.get(i), i == 0 ? 0 : 9);
      owner.post("/record/groups", Map.of("name", "Grupo " + i)).expect(201);
      files.add(
          owner
              .upload("/record/files", "a.pdf", SampleFiles.pdf("a" + i), Map.of())
              .expect(201)
              .text("id"));
    }
    for (int i = 0; i < 2; i++) {
      owner
          .post(
              "/record/grants",
              Map.of(
                  "doctorId",
                  doctors.get(i).id().toString(),
                  "fileIds",
                  files,
                  "groupIds",
                  List.of(),
                  "expiresAt",
                  service.clock().instant().plus(Duration.ofDays(1)).toString()))
          .expect(201);
    }
  }

  Stream<ListOfAll> lists() {
    return lists.stream();
  }

  @ParameterizedTest
  @MethodSource("lists")
  void a_genuine_cursor_walks_the_list(ListOfAll list) {
    List<String> items = new ArrayList<>();
    String next = "";
    do {
      Answer page = list.page(next).expect(200);
      items.add(Objects.toString(page.at("items", "0").getValue()));
      next = page.text("next");
    } while (!next.equals("null") && items.size() < 500);

    assertThat(items).hasSizeGreaterThan(1).doesNotHaveDuplicates();
    assertThat(next).isEqualTo("null");
  }

  @ParameterizedTest
  @MethodSource("lists")
  void a_cursor_of_one_instance_is_read_by_another_with_the_same_keys(ListOfAll list) {
    String next = list.next();

    assertThat(list.page(list.client().at(other.uri()), next).expect(200).at("items").size())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("lists")
  void a_key_that_no_item_can_have_is_refused_even_under_our_seal(ListOfAll list) {
    Cursors ours = service.bean(Cursors.class);
    String genuine = list.next();
    assertThat(ours.write(list.name(), (Object[]) key(genuine).split("\\|")))
        .as("the name of the list is right")
        .isEqualTo(genuine);

    for (String key : list.garbage()) {
      isNoCursor(list.page(ours.write(list.name(), key)), key);
    }
  }

  @ParameterizedTest
  @MethodSource("lists")
  void a_key_under_no_seal_of_ours_is_refused(ListOfAll list) throws Exception {
    String genuine = list.next();
    List<String> keys = new ArrayList<>(list.garbage());
    keys.add(key(genuine));
    for (String key : keys) {
      for (String forged : forgeries(list.name(), key, genuine)) {
        isNoCursor(list.page(forged), key + " as " + forged);
      }
    }
  }

  /** Without a seal, with one of another key, and in the form that anybody could write once. */
  private static List<String> forgeries(String list, String key, String genuine)
      throws NoSuchAlgorithmException {
    String digest =
        HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("SHA-256")
                    .digest((list + "\n" + key).getBytes(StandardCharsets.UTF_8)))
            .substring(0, 16);
    String otherSeal = key.equals(key(genuine)) ? encoded("x".repeat(37)) : genuine.split("\\.")[1];
    return List.of(
        encoded(digest + key),
        "A" + encoded(key),
        encoded(key) + ".",
        "." + encoded(key),
        encoded(key) + "." + encoded(digest),
        encoded(key) + "." + otherSeal);
  }

  @ParameterizedTest
  @MethodSource("lists")
  void a_cursor_with_any_character_changed_added_or_cut_off_is_refused(ListOfAll list) {
    String genuine = list.next();
    Set<String> altered = new TreeSet<>();
    for (int i = 0; i < genuine.length(); i++) {
      altered.add(genuine.substring(0, i) + flipped(genuine.charAt(i)) + genuine.substring(i + 1));
      if (i > 0 && i % 4 == 0) {
        altered.add(genuine.substring(0, i));
        altered.add(genuine.substring(0, i) + genuine.substring(i - 1));
      }
    }
    altered.add(genuine + "=");
    altered.add(genuine + ".");
    altered.add("A".repeat(3_000));
    altered.remove(genuine);
    for (String cursor : altered) {
      isNoCursor(list.page(cursor), cursor);
    }
  }

  /**
   * The next letter of base64url: in the last place, it may differ in a bit that does not count.
   */
  private static char flipped(char c) {
    String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    int place = letters.indexOf(c);
    return place < 0 ? 'A' : letters.charAt(place ^ 1);
  }

  @Test
  void a_cursor_is_good_for_its_own_list_only() {
    for (ListOfAll list : lists) {
      String next = list.next();
      for (ListOfAll another : lists) {
        if (another != list) {
          isNoCursor(another.page(next), list + " at " + another);
        }
      }
    }
  }

  @Test
  void a_cursor_is_good_for_its_own_reader_only() {
    for (ListOfAll list : lists) {
      for (RestClient reader : list.foreign()) {
        isNoCursor(list.page(reader, list.next()), list.path());
      }
    }
  }

  private static void isNoCursor(Answer answer, String cursor) {
    assertThat(answer.status()).as(cursor).isEqualTo(400);
    assertThat(answer.text("type")).isEqualTo("/problems/invalid-request");
    assertThat(answer.at("errors").size()).as(cursor).isEqualTo(1);
    assertThat(answer.text("errors", "0", "parameter")).isEqualTo("cursor");
  }

  private static String key(String cursor) {
    return new String(
        Base64.getUrlDecoder().decode(cursor.substring(0, cursor.indexOf('.'))),
        StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
