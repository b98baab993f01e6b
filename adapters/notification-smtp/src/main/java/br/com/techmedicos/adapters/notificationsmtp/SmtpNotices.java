package br.com.techmedicos.adapters.notificationsmtp;

import br.com.techmedicos.application.delivery.Outcome;
import br.com.techmedicos.application.notification.Notice;
import br.com.techmedicos.application.notification.Notices;
import br.com.techmedicos.application.scheduling.AppointmentDetails;
import br.com.techmedicos.application.scheduling.CalendarEntry;
import br.com.techmedicos.application.scheduling.CalendarRenderer;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * Sends notices by SMTP. A notice that is sent again has the same {@code Message-ID}, so that
 * mailboxes can recognise it.
 */
public final class SmtpNotices implements Notices {

  private static final String SENDER = "Tech Médicos";
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  /**
   * A shutdown, storage, time and authentication, where no address is named: RFC 5321, 3.8 and
   * 4.2.3; RFC 4954, 6.
   */
  private static final Set<Integer> OF_EVERY_MAIL = Set.of(421, 452, 454, 530, 535);

  private static final int FOR_GOOD = 500; // and above, RFC 5321, 4.2.1

  private final Patience patience;
  private final MailServer server;
  private final InternetAddress from;
  private final Function<AppointmentId, String> meetings;
  private final CalendarRenderer calendars;
  private final Clock clock;

  /**
   * Creates an adapter.
   *
   * @param from the address of the sender
   * @param meetings the address of an appointment's meeting
   * @param calendars renders invitations
   * @throws IllegalArgumentException if the address of the sender is none
   */
  public SmtpNotices(
      MailServer server,
      String from,
      Function<AppointmentId, String> meetings,
      CalendarRenderer calendars,
      Clock clock) {
    this(server, from, meetings, calendars, clock, Patience.STANDARD);
  }

  SmtpNotices(
      MailServer server,
      String from,
      Function<AppointmentId, String> meetings,
      CalendarRenderer calendars,
      Clock clock,
      Patience patience) {
    this.server = server;
    this.patience = patience;
    this.from = sender(from);
    this.meetings = meetings;
    this.calendars = calendars;
    this.clock = clock;
  }

  private Properties properties() {
    boolean login = server.login().isPresent();
    Properties properties = new Properties();
    properties.setProperty("mail.transport.protocol", "smtp");
    properties.setProperty("mail.smtp.host", server.host());
    properties.setProperty("mail.smtp.port", String.valueOf(server.port()));
    properties.setProperty("mail.smtp.ssl.enable", String.valueOf(server.tls()));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    properties.setProperty("mail.smtp.starttls.enable", "true");
    properties.setProperty("mail.smtp.starttls.required", String.valueOf(login && !server.tls()));
    properties.setProperty("mail.smtp.auth", String.valueOf(login));
    properties.setProperty("mail.smtp.connectiontimeout", millis(patience.connect()));
    properties.setProperty("mail.smtp.timeout", millis(patience.step()));
    properties.setProperty("mail.smtp.writetimeout", millis(patience.step()));
    properties.setProperty("mail.smtp.quitwait", "false");
    return properties;
  }

  private static String millis(Duration duration) {
    return String.valueOf(duration.toMillis());
  }

  private static InternetAddress sender(String address) {
    try {
      InternetAddress sender = new InternetAddress(address, true);
      sender.setPersonal(SENDER, UTF_8);
      return sender;
    } catch (MessagingException | UnsupportedEncodingException e) {
      throw new IllegalArgumentException("not an address like no-reply@clinic.example", e);
    }
  }

  @Override
  public Outcome send(Notice notice) {
    Patience.Waiting connection = new Patience.Waiting();
    Properties properties = properties();
    properties.put("mail.smtp.socketFactory", connection);
    Session session = Session.getInstance(properties);
    try {
      Message message = message(session, notice, () -> connection.waitFor(patience.end()));
      Transport transport = session.getTransport();
      try {
        return connected(transport)
            .or(() -> inClear(transport, notice))
            .orElseGet(() -> sent(transport, message));
      } finally {
        close(transport);
      }
    } catch (MessagingException e) {
      return outcome(e);
    }
  }

  /** Connects. Whatever is the matter then concerns every mail. */
  private Optional<Outcome> connected(Transport transport) {
    try {
      if (server.login().isPresent()) {
        MailServer.Login login = server.login().get();
        transport.connect(login.name(), login.password());
      } else {
        transport.connect();
      }
      return Optional.empty();
    } catch (MessagingException e) {
      return Optional.of(new Outcome.PeerDown(e.getClass().getSimpleName()));
    }
  }

  /** Refuses to send a secret that could be read on its way. */
  private Optional<Outcome> inClear(Transport transport, Notice notice) {
    boolean encrypted = transport instanceof SMTPTransport smtp && smtp.isSSL();
    return notice.token().isEmpty() || server.isPrivate() || encrypted
        ? Optional.empty()
        : Optional.of(new Outcome.Refused("no STARTTLS for a code"));
  }

  private static Outcome sent(Transport transport, Message message) {
    try {
      transport.sendMessage(message, message.getAllRecipients());
      return Outcome.delivered();
    } catch (MessagingException e) {
      return outcome(e);
    }
  }

  /** A failure to say goodbye does not undo what was sent. */
  private static void close(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException e) {
      // the connection is over anyway
    }
  }

  /** Says only codes: what a server answers may name whom it is about. */
  private static Outcome outcome(MessagingException failure) {
    for (Exception cause = failure; cause != null; cause = next(cause)) {
      if (cause instanceof SMTPAddressFailedException refusal) {
        return outcome(refusal.getReturnCode());
      }
      if (cause instanceof SMTPSenderFailedException refusal) {
        return new Outcome.PeerDown("SMTP " + refusal.getReturnCode() + " for the sender");
      }
    }
    return failure instanceof SMTPSendFailedException refusal
        ? OF_EVERY_MAIL.contains(refusal.getReturnCode())
            ? new Outcome.PeerDown("SMTP " + refusal.getReturnCode())
            : outcome(refusal.getReturnCode())
        : new Outcome.Failed(failure.getClass().getSimpleName());
  }

  private static @Nullable Exception next(Exception failure) {
    return failure instanceof MessagingException mail ? mail.getNextException() : null;
  }

  private static Outcome outcome(int code) {
    String problem = "SMTP " + code;
    return code >= FOR_GOOD ? new Outcome.Refused(problem) : new Outcome.Failed(problem);
  }

  private Message message(Session session, Notice notice, Written written)
      throws MessagingException {
    NoticeText text = NoticeText.of(notice, meetings);
    MimeMessage message = new Identified(session, notice, written);
    message.setFrom(from);
    message.setRecipient(Message.RecipientType.TO, addressee(notice));
    message.setSubject(text.subject(), UTF_8);
    message.setHeader(
        "Date",
        DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC)));
    message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834
    Optional<Invitation> invitation =
        notice.consultation().flatMap(details -> invitation(notice, details));
    if (invitation.isPresent()) {
      message.setContent(alternatives(text.body(), invitation.get()));
    } else {
      message.setText(text.body(), UTF_8);
    }
    return message;
  }

  /** What puts a consultation into a calendar, moves it there, or takes it out. */
  private record Invitation(String method, byte[] calendar) {}

  private Optional<Invitation> invitation(Notice notice, AppointmentDetails details) {
    CalendarEntry entry =
        new CalendarEntry(details, notice.side(), meetings.apply(details.appointment().id()));
    return switch (notice.kind()) {
      case REQUESTED, ACCEPTED, MOVED ->
          Optional.of(
              new Invitation(
                  "REQUEST",
                  calendars.request(
                      entry, notice.address(), notice.language().locale(), clock.instant())));
      case REFUSED, CANCELLED, EXPIRED ->
          Optional.of(
              new Invitation(
                  "CANCEL",
                  calendars.cancel(
                      entry, notice.address(), notice.language().locale(), clock.instant())));
      case REMINDER,
          SHARED,
          REVOKED,
          VERIFIED,
          REJECTED,
          SUSPENDED,
          PASSWORD_RESET,
          PASSWORD_CHANGED,
          EMAIL_CONFIRMATION,
          EMAIL_CHANGE,
          EMAIL_CHANGED,
          EMAIL_TAKEN_BACK,
          EMAIL_KEPT,
          ACCOUNT_CLOSED,
          SIGN_UP_REPEATED,
          SECOND_FACTOR_ON,
          SECOND_FACTOR_OFF,
          RECOVERY_CODES_RENEWED,
          RECOVERY_CODE_USED ->
          Optional.empty();
    };
  }

  /** The form that mail programs recognise (RFC 6047). */
  private static Multipart alternatives(String text, Invitation invitation)
      throws MessagingException {
    MimeBodyPart plain = new MimeBodyPart();
    plain.setText(text, UTF_8);
    MimeBodyPart calendar = new MimeBodyPart();
    calendar.setDataHandler(
        new DataHandler(
            new ByteArrayDataSource(
                invitation.calendar(),
                "text/calendar; charset=UTF-8; method=" + invitation.method())));
    return new MimeMultipart("alternative", plain, calendar);
  }

  private static InternetAddress addressee(Notice notice) throws MessagingException {
    try {
      String address = notice.address().value();
      return notice.addressee().isPresent()
          ? new InternetAddress(address, notice.addressee().get().value(), UTF_8)
          : new InternetAddress(address);
    } catch (UnsupportedEncodingException e) {
      throw new MessagingException("UTF-8 is unknown", e);
    }
  }

  /** What is to be done once a message is written. */
  private interface Written {
    void then() throws IOException;
  }

  /** A message whose ID follows from its notice. */
  private static final class Identified extends MimeMessage {

    private final String id;
    private final Written written;

    private Identified(Session session, Notice notice, Written written) {
      super(session);
      this.id = "<" + notice.id() + "@techmedicos>";
      this.written = written;
    }

    @Override
    public void writeTo(OutputStream stream, String[] without)
        throws IOException, MessagingException {
      super.writeTo(stream, without);
      written.then();
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
