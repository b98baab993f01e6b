package br.com.techmedicos.adapters.notificationsmtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.notification.NoticesContract;
import br.com.techmedicos.application.delivery.Outcome;
import br.com.techmedicos.application.notification.Notice;
import br.com.techmedicos.application.notification.Notice.Kind;
import br.com.techmedicos.application.notification.Notices;
import br.com.techmedicos.application.scheduling.CalendarEntry;
import br.com.techmedicos.application.scheduling.CalendarRenderer;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.scheduling.Party;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Scanner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpNoticesTest extends NoticesContract {

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Override
  protected Notices notices() {
    return notices(server.getSmtp().getPort());
  }

  private static Notices notices(int port) {
    return notices(port, Patience.STANDARD);
  }

  private static Notices notices(int port, Patience patience) {
    return notices("127.0.0.1", port, patience);
  }

  private static Notices notices(String host, int port, Patience patience) {
    return new SmtpNotices(
        new MailServer(host, port, false, Optional.empty()),
        "no-reply@clinica.example",
        id -> "https://clinica.example/meet/" + id,
        new Named(),
        Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC),
        patience);
  }

  /** Calendars that say only their method. */
  private static final class Named implements CalendarRenderer {
    @Override
    public byte[] publish(CalendarEntry entry, Locale language, Instant now) {
      return text("PUBLISH");
    }

    @Override
    public byte[] request(CalendarEntry entry, EmailAddress owner, Locale language, Instant now) {
      return text("REQUEST");
    }

    @Override
    public byte[] cancel(CalendarEntry entry, EmailAddress owner, Locale language, Instant now) {
      return text("CANCEL");
    }

    @Override
    public byte[] feed(List<CalendarEntry> entries, Locale language) {
      return text("FEED");
    }

    private static byte[] text(String method) {
      return method.getBytes(StandardCharsets.UTF_8);
    }
  }

  @Override
  protected int arrived() {
    return server.getReceivedMessages().length;
  }

  @Test
  void a_notice_that_is_sent_again_is_recognised_by_its_id() throws Exception {
    Notice notice = notice(Kind.ACCEPTED, Party.PATIENT);
    notices().send(notice);
    notices().send(notice);

    MimeMessage[] mails = server.getReceivedMessages();
    assertThat(mails[0].getMessageID())
        .isEqualTo("<" + notice.id() + "@techmedicos>")
        .isEqualTo(mails[1].getMessageID());
    assertThat(mails[0].getHeader("Date")).containsExactly("Tue, 24 Nov 2026 12:00:00 GMT");
    assertThat(mails[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
  }

  @ParameterizedTest
  @CsvSource({"REQUESTED, REQUEST", "MOVED, REQUEST", "CANCELLED, CANCEL", "EXPIRED, CANCEL"})
  void an_invitation_says_its_method_as_mail_programs_expect(Kind kind, String method)
      throws Exception {
    notices().send(notice(kind, Party.PATIENT));

    jakarta.mail.Multipart parts =
        (jakarta.mail.Multipart) server.getReceivedMessages()[0].getContent();
    assertThat(parts.getContentType()).startsWith("multipart/alternative");
    assertThat(parts.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
    assertThat(parts.getBodyPart(1).getContentType())
        .isEqualTo("text/calendar; charset=UTF-8; method=" + method);
    assertThat(new String(parts.getBodyPart(1).getInputStream().readAllBytes())).isEqualTo(method);
  }

  @Test
  void a_name_adds_no_header() throws Exception {
    Notice plain = notice(Kind.VERIFIED, Party.DOCTOR);
    PersonName name = new PersonName("\"Eve\" <eve@example.com>, Bcc: eve@example.com");
    notices()
        .send(
            new Notice(
                plain.id(),
                plain.kind(),
                plain.side(),
                plain.language(),
                plain.address(),
                Optional.of(name),
                plain.other(),
                plain.when(),
                plain.consultation(),
                plain.token()));

    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(mail.getAllRecipients()).hasSize(1);
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThatThrownBy(() -> PersonName.parse("Eve\r\nBcc: eve@example.com"))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void a_code_is_not_sent_in_clear_to_another_machine() {
    // Reaches this one, but is no address of it.
    Notices elsewhere = notices("0.0.0.0", server.getSmtp().getPort(), Patience.STANDARD);

    assertThat(elsewhere.send(notice(Kind.PASSWORD_CHANGED, Party.PATIENT)))
        .isEqualTo(Outcome.delivered());
    assertThat(elsewhere.send(notice(Kind.PASSWORD_RESET, Party.PATIENT)))
        .isInstanceOf(Outcome.Refused.class);
    assertThat(arrived()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "smtps://mail.example, true",
    "smtp://mail.example, false",
    "smtp://10.0.0.1:25, false",
    "smtp://localhost.example, false",
    "smtp://localhost:25, true",
    "smtp://127.0.0.1:25, true",
    "smtp://[::1]:25, true"
  })
  void only_what_is_encrypted_or_stays_here_is_private(URI address, boolean isPrivate) {
    assertThat(MailServer.of(address, Optional.empty()).isPrivate()).isEqualTo(isPrivate);
    assertThat(MailServer.of(address, Optional.of(new MailServer.Login("a", "b"))).isPrivate())
        .isTrue();
  }

  @Test
  void a_server_that_is_down_is_told_from_a_mail_that_is_refused() {
    int port = server.getSmtp().getPort();
    server.stop();

    assertThat(notices(port).send(notice(Kind.VERIFIED, Party.DOCTOR)))
        .isInstanceOf(Outcome.PeerDown.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {450, 550, 421})
  void what_a_server_answers_to_an_address_decides_and_is_not_repeated(int code) throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      Thread peer = new Thread(() -> refuseRecipients(socket, code));
      peer.start();

      Outcome outcome = notices(socket.getLocalPort()).send(notice(Kind.VERIFIED, Party.DOCTOR));

      String problem = "SMTP " + code;
      assertThat(outcome)
          .isEqualTo(code == 550 ? new Outcome.Refused(problem) : new Outcome.Failed(problem));
      peer.join();
    }
  }

  private static void refuseRecipients(ServerSocket socket, int code) {
    try (var connection = socket.accept();
        Scanner lines = new Scanner(connection.getInputStream(), StandardCharsets.US_ASCII)) {
      answer(connection, "220 hello");
      while (lines.hasNextLine()) {
        String line = lines.nextLine();
        if (line.startsWith("RCPT")) {
          answer(connection, code + " no mailbox someone@example.com");
        } else if (line.startsWith("QUIT")) {
          return;
        } else {
          answer(connection, "250 ok");
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void answer(java.net.Socket connection, String line) throws IOException {
    connection.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    connection.getOutputStream().flush();
  }

  @Test
  void a_server_that_thinks_before_it_takes_a_mail_is_waited_for() throws Exception {
    Patience patience =
        new Patience(Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofSeconds(30));
    try (ServerSocket socket = new ServerSocket(0)) {
      Thread peer = new Thread(() -> takeSlowly(socket, Duration.ofSeconds(2)));
      peer.start();

      assertThat(notices(socket.getLocalPort(), patience).send(notice(Kind.VERIFIED, Party.DOCTOR)))
          .isEqualTo(Outcome.delivered());
      peer.join();
    }
  }

  private static void takeSlowly(ServerSocket socket, Duration thought) {
    try (var connection = socket.accept();
        Scanner lines = new Scanner(connection.getInputStream(), StandardCharsets.US_ASCII)) {
      answer(connection, "220 hello");
      while (lines.hasNextLine()) {
        String line = lines.nextLine();
        if (line.equals("DATA")) {
          answer(connection, "354 go ahead");
          while (!lines.nextLine().equals(".")) {
            // the mail
          }
          Thread.sleep(thought.toMillis());
          answer(connection, "250 taken");
        } else if (line.startsWith("QUIT")) {
          return;
        } else {
          answer(connection, "250 ok");
        }
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void an_address_of_a_server_has_a_port_or_the_usual_one() {
    assertThat(server("smtp://mail.example").port()).isEqualTo(587);
    assertThat(server("smtps://mail.example").port()).isEqualTo(465);
    assertThat(server("smtps://mail.example").tls()).isTrue();
    assertThat(server("smtp://mail.example:25").port()).isEqualTo(25);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mail.example:25",
        "http://mail.example",
        "smtp:///",
        "smtp://eve:pw@mail.example"
      })
  void what_is_no_address_of_a_server_is_refused(String address) {
    assertThatThrownBy(() -> server(address)).isInstanceOf(IllegalArgumentException.class);
  }

  private static MailServer server(String address) {
    return MailServer.of(URI.create(address), Optional.empty());
  }
}
