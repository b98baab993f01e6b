package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A mail server of somebody else's making, and what is in its mailboxes. */
final class Mailboxes implements AutoCloseable {

  private static final int PATIENCE = 600;
  private static final int PAUSE_MILLIS = 100;
  private static final Pattern CODE = Pattern.compile("(?m)^[A-Za-z0-9_-]{43}\\s*$");

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  Mailboxes() {
    server.start();
  }

  /** What makes a service send its mails here. */
  Map<String, Object> settings() {
    return Map.of(
        "techmedicos.mail.smtp",
        "smtp://127.0.0.1:" + server.getSmtp().getPort(),
        "techmedicos.mail.from",
        "no-reply@clinica.example");
  }

  /** The texts of the mails to an address with a subject, once there are so many. */
  List<String> await(String address, String subject, int mails) throws InterruptedException {
    List<String> texts = texts(address, subject);
    for (int i = 0; i < PATIENCE && texts.size() < mails; i++) {
      Thread.sleep(PAUSE_MILLIS);
      texts = texts(address, subject);
    }
    assertThat(texts).hasSize(mails);
    return texts;
  }

  /** The code in the latest mail to an address with a subject. */
  String code(String address, String subject, int mails) throws InterruptedException {
    Matcher code = CODE.matcher(await(address, subject, mails).get(mails - 1));
    assertThat(code.find()).isTrue();
    return code.group().strip();
  }

  private List<String> texts(String address, String subject) {
    List<String> texts = new ArrayList<>();
    for (MimeMessage mail : server.getReceivedMessages()) {
      try {
        if (mail.getSubject().equals(subject)
            && Stream.of(mail.getAllRecipients()).anyMatch(to -> to.toString().contains(address))) {
          texts.add(mail.getContent().toString());
        }
      } catch (MessagingException | IOException e) {
        throw new IllegalStateException(e);
      }
    }
    return texts;
  }

  @Override
  public void close() {
    server.stop();
  }
}
