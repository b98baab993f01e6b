package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.bootstrap.demo.RestClient;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.identity.Patient;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Mails that the service sends to a mail server of somebody else's making. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailOnH2Test {

  private static final int PATIENCE_MILLIS = 60_000;

  private GreenMail server;
  private RunningService service;

  @BeforeAll
  void start(@TempDir Path data) {
    server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    service =
        RunningService.start(
            data,
            Map.of(
                "techmedicos.mail.smtp", "smtp://127.0.0.1:" + server.getSmtp().getPort(),
                "techmedicos.mail.from", "no-reply@clinica.example",
                "techmedicos.public-url", "https://clinica.example",
                "techmedicos.webhooks.allowed-networks", "127.0.0.1",
                "techmedicos.broker.url", "amqp://127.0.0.1:1"));
  }

  @AfterAll
  void stop() {
    service.close();
    server.stop();
  }

  @BeforeEach
  void forget() throws Exception {
    server.purgeEmailFromAllMailboxes();
  }

  @Test
  void a_consultation_is_told_and_comes_into_calendars_moves_there_and_goes() throws Exception {
    Doctor doctor = service.addDoctors(1).get(0);
    Patient patient = service.addPatients(1).get(0);
    RestClient asDoctor = service.as(doctor);
    RestClient asPatient = service.as(patient);
    List<String> slots = ClinicStories.slots(service.anyone(), doctor);

    String id =
        asPatient
            .post(
                "/appointments",
                Map.of("doctorId", doctor.id().toString(), "startsAt", slots.get(0)))
            .expect(201)
            .text("id");
    await(2);
    asDoctor.post("/appointments/" + id + "/accept", Map.of()).expect(200);
    await(4);
    asPatient
        .post("/appointments/" + id + "/reschedule", Map.of("startsAt", slots.get(1)))
        .expect(200);
    await(6);
    asPatient
        .post("/appointments/" + id + "/cancel", Map.of("justification", "tenho dor"))
        .expect(200);
    await(8);

    List<MimeMessage> mails = to(doctor.email().value());
    assertThat(mails)
        .extracting(Message::getSubject)
        .containsExactly(
            "Consulta solicitada",
            "Consulta confirmada",
            "Consulta remarcada",
            "Consulta cancelada");
    assertThat(to(patient.email().value())).hasSize(4);
    assertThat(mails.get(1).getFrom()[0])
        .hasToString("=?UTF-8?Q?Tech_M=C3=A9dicos?= <no-reply@clinica.example>");
    assertThat(text(mails.get(1)))
        .contains(patient.name().value())
        .contains("https://clinica.example/meet/" + id);
    assertThat(calendar(mails.get(1))).contains("METHOD:REQUEST", "STATUS:CONFIRMED", id);
    assertThat(calendar(mails.get(3))).contains("METHOD:CANCEL", id);
    assertThat(mails.stream().map(MailOnH2Test::sequence)).isSorted().doesNotHaveDuplicates();
    for (MimeMessage mail : mails) {
      assertThat(GreenMailUtil.getWholeMessage(mail) + text(mail) + calendar(mail))
          .doesNotContain(patient.email().value())
          .doesNotContain("tenho dor");
    }
  }

  /** A server that is away for ten minutes, a broker that is not there, a partner who is silent. */
  @Test
  void what_is_booked_while_nobody_can_be_told_is_mailed_when_the_server_is_back()
      throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
      Map<String, Object> wish =
          Map.of(
              "url",
              "http://127.0.0.1:" + silent.getLocalPort() + "/",
              "events",
              List.of("AppointmentRequested"));
      service.asOperator().post("/operator/webhooks", wish).expect(201);
      booksWhileTheServerIsAway();
    }
  }

  private void booksWhileTheServerIsAway() throws InterruptedException {
    Doctor doctor = service.addDoctors(1).get(0);
    List<Patient> patients = service.addPatients(3);
    List<String> slots = ClinicStories.slots(service.anyone(), doctor);
    int port = server.getSmtp().getPort();
    server.stop();

    for (int n = 0; n < patients.size(); n++) {
      service
          .as(patients.get(n))
          .post(
              "/appointments", Map.of("doctorId", doctor.id().toString(), "startsAt", slots.get(n)))
          .expect(201);
    }
    for (int minute = 0; minute < 10; minute++) {
      service.clock().advance(Duration.ofMinutes(1));
      service.bean(Courier.class).wake();
      Thread.sleep(100);
    }
    server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();

    await(2 * patients.size());
    assertThat(to(doctor.email().value())).hasSize(patients.size());
    patients.forEach(patient -> assertThat(to(patient.email().value())).hasSize(1));
  }

  private void await(int mails) {
    assertThat(server.waitForIncomingEmail(PATIENCE_MILLIS, mails)).isTrue();
  }

  private List<MimeMessage> to(String address) {
    return Stream.of(server.getReceivedMessages())
        .filter(mail -> GreenMailUtil.getAddressList(recipients(mail)).contains(address))
        .toList();
  }

  private static jakarta.mail.Address[] recipients(MimeMessage mail) {
    try {
      return mail.getAllRecipients();
    } catch (jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int sequence(MimeMessage mail) {
    String calendar = calendar(mail);
    return Integer.parseInt(
        calendar
            .lines()
            .filter(line -> line.startsWith("SEQUENCE:"))
            .findFirst()
            .orElseThrow()
            .substring("SEQUENCE:".length())
            .strip());
  }

  private static String text(MimeMessage mail) {
    return part(mail, 0);
  }

  private static String calendar(MimeMessage mail) {
    return part(mail, 1);
  }

  private static String part(MimeMessage mail, int index) {
    try {
      return new String(
          ((Multipart) mail.getContent()).getBodyPart(index).getInputStream().readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
