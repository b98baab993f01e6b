package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.jdbc.shared.MariaDbServer;
import br.com.techmedicos.adapters.meetingroom.Page;
import br.com.techmedicos.application.teleconsultation.ForgetOldMeetings;
import br.com.techmedicos.application.teleconsultation.Teleconsultation;
import br.com.techmedicos.bootstrap.demo.RestClient;
import br.com.techmedicos.bootstrap.demo.RestClient.Answer;
import br.com.techmedicos.bootstrap.sample.SampleClinic;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.scheduling.Slot;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A doctor and a patient who meet by two instances of the service on one real server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeetingOnMariaDbTest {

  private static final String SCHEMA = "meeting";
  private static final String OFFER =
      "{\"type\":\"description\",\"description\":{\"type\":\"offer\",\"sdp\":\"v=0\\r\\n\"}}";
  private static final String CANDIDATE =
      "{\"type\":\"candidate\",\"candidate\":{\"candidate\":\"candidate:1\",\"sdpMid\":\"0\","
          + "\"sdpMLineIndex\":0,\"usernameFragment\":null}}";

  private RunningService one;
  private RunningService other;
  private Map<String, Object> settings;
  private Path folder;
  private Duration ahead = Duration.ZERO;
  private Doctor doctor;
  private Patient patient;
  private String appointment;

  @BeforeAll
  void start(@TempDir Path data) {
    folder = data;
    settings =
        Map.of(
            "datasources.default.url", url(),
            "datasources.default.username", "root",
            "techmedicos.keys", data.resolve("keys").toString(),
            "techmedicos.meetings.turn-urls", "turn:relay.example:3478",
            "techmedicos.meetings.turn-secret", "north",
            "techmedicos.meetings.review-interval", "500ms");
    one = RunningService.start(folder, settings);
    other = RunningService.start(folder, settings);
  }

  private static String url() {
    return MariaDbServer.running().withSchema(SCHEMA).urlForMariaDbDriver(SCHEMA);
  }

  @AfterAll
  void stop() {
    other.close();
    one.close();
  }

  @BeforeEach
  void agree() {
    doctor = one.addDoctors(1).get(0);
    patient = one.addPatients(1).get(0);
    appointment = accepted(Duration.ofMinutes(5));
  }

  /** Time passes, for both instances. */
  private void advance(Duration by) {
    ahead = ahead.plus(by);
    one.clock().advance(by);
    other.clock().advance(by);
  }

  /** An accepted appointment that starts after a while; the path of it. */
  private String accepted(Duration ahead) {
    Instant now = one.clock().instant();
    Slot slot = new Slot(now.truncatedTo(ChronoUnit.MINUTES).plus(ahead));
    return "/appointments/"
        + one.bean(SampleClinic.class)
            .addAccepted(doctor, patient, slot, now.minus(3, ChronoUnit.HOURS))
            .id();
  }

  private void consent(RestClient caller) {
    String version = caller.get("/consents/teleconsultation").expect(200).text("version");
    Answer given = caller.post(appointment + "/consent", Map.of("version", version));
    given.expect(204);
  }

  private String ticket(RestClient caller) {
    return caller
        .post(appointment + "/meeting/join", Map.of())
        .expect(200)
        .text("signalling", "ticket");
  }

  private Page seated(RunningService on, RestClient caller) {
    Page page = Page.open(on.uri(), ticket(caller));
    assertThat(page.hears()).contains("\"welcome\"");
    return page;
  }

  @Test
  void they_meet_from_two_instances() {
    RestClient patients = other.as(patient);
    consent(patients);
    Page doctorsPage = seated(one, one.as(doctor));
    // A ticket of one instance is good on another.
    Page patientsPage = seated(other, one.as(patient));
    doctorsPage.hears("{\"type\":\"peer-joined\"}");

    doctorsPage.say(OFFER);
    for (int i = 0; i < 20; i++) {
      doctorsPage.say(CANDIDATE.replace("candidate:1", "candidate:" + i));
    }
    patientsPage.hears(OFFER);
    for (int i = 0; i < 20; i++) {
      patientsPage.hears(CANDIDATE.replace("candidate:1", "candidate:" + i));
    }
    patientsPage.say(OFFER.replace("offer", "answer"));
    doctorsPage.hears(OFFER.replace("offer", "answer"));

    patientsPage.say("{\"type\":\"leave\"}");
    doctorsPage.hears("{\"type\":\"peer-left\"}");
  }

  @Test
  void a_page_comes_back_when_its_instance_is_restarted() {
    consent(one.as(patient));
    Page doctorsPage = seated(one, one.as(doctor));
    Page patientsPage = seated(other, one.as(patient));
    doctorsPage.hears("{\"type\":\"peer-joined\"}");

    other.close();

    // The goodbye may be overtaken by the end of the connection; pages come back after either.
    assertThat(patientsPage.closing()).isIn("1012 restart", "1006 ");
    doctorsPage.hears("{\"type\":\"peer-lost\"}");
    other = RunningService.start(folder, settings);
    other.clock().advance(ahead);
    Page again = seated(other, other.as(patient));
    doctorsPage.hears("{\"type\":\"peer-joined\"}");
    doctorsPage.say(OFFER);
    again.hears(OFFER);
  }

  @Test
  void a_second_tab_on_another_instance_takes_the_seat() {
    Page first = seated(one, one.as(doctor));
    Page second = seated(other, one.as(doctor));

    assertThat(first.closing()).isEqualTo("4408 replaced");
    second.say("{\"type\":\"ping\"}");
    assertThat(second.hears()).contains("\"pong\"");
  }

  @Test
  void calling_it_off_on_one_instance_shows_everyone_out_on_both() {
    consent(one.as(patient));
    Page doctorsPage = seated(one, one.as(doctor));
    Page patientsPage = seated(other, one.as(patient));

    one.as(patient)
        .post(appointment + "/cancel", Map.of("justification", "Vou viajar"))
        .expect(200);

    assertThat(doctorsPage.closing()).isEqualTo("4403 cancelled");
    assertThat(patientsPage.closing()).isEqualTo("4403 cancelled");
  }

  @Test
  void the_way_in_names_the_relay_and_both_are_told_when_it_is_too_early_or_too_late() {
    RestClient doctors = one.as(doctor);
    Answer joined = doctors.post(appointment + "/meeting/join", Map.of()).expect(200);
    assertThat(joined.text("iceServers", "0", "urls", "0")).isEqualTo("turn:relay.example:3478");
    assertThat(joined.text("iceServers", "0", "username")).matches("\\d+:.*-doctor");
    assertThat(doctors.get(appointment + "/meeting").expect(200).text("url"))
        .isEqualTo(one.uri() + "/meet/" + appointment.substring("/appointments/".length()));

    appointment = accepted(Duration.ofMinutes(72));
    Answer early = doctors.post(appointment + "/meeting/join", Map.of()).expect(409);
    assertThat(early.text("type")).isEqualTo("/problems/meeting-not-open");
    Answer unwilling = one.as(patient).post(appointment + "/meeting/join", Map.of()).expect(409);
    assertThat(unwilling.text("type")).isEqualTo("/problems/meeting-not-open");
    advance(Duration.ofMinutes(70));
    Answer required = one.as(patient).post(appointment + "/meeting/join", Map.of()).expect(409);
    assertThat(required.text("type")).isEqualTo("/problems/consent-required");
    advance(Duration.ofMinutes(64));
    Answer late = one.as(doctor).post(appointment + "/meeting/join", Map.of()).expect(409);
    assertThat(late.text("type")).isEqualTo("/problems/meeting-over");
  }

  @Test
  void nothing_but_the_consent_is_left_behind() throws SQLException {
    consent(one.as(patient));
    Page doctorsPage = seated(one, one.as(doctor));
    Page patientsPage = seated(other, one.as(patient));
    doctorsPage.vanish();
    patientsPage.hears("{\"type\":\"peer-lost\"}");
    patientsPage.say("{\"type\":\"leave\"}");
    assertThat(patientsPage.closing()).isEqualTo("1000 left"); // so both have given up their seats
    advance(Duration.ofMinutes(5));

    int forgotten;
    do {
      forgotten =
          one.bean(Teleconsultation.class)
              .forgetOldMeetings()
              .handle(new ForgetOldMeetings.Command(1_000));
    } while (forgotten > 0);

    assertThat(rows("join_ticket") + rows("meeting_signal") + rows("meeting_presence")).isZero();
    assertThat(rows("consent")).isPositive();
  }

  private static int rows(String table) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url(), "root", "");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
      row.next();
      return row.getInt(1);
    }
  }
}
