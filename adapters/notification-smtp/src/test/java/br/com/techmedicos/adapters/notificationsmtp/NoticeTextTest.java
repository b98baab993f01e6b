package br.com.techmedicos.adapters.notificationsmtp;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.application.identity.Language;
import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.notification.Notice;
import br.com.techmedicos.application.notification.Notice.Kind;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.scheduling.Party;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a mail says, in each language. */
class NoticeTextTest {

  private static final Pattern PART = Pattern.compile("\\{\\d}");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PORTUGUESE | Consulta solicitada | Olá, José Lima. | quinta-feira, 1 de abril de 2027, 07:00 (America/Manaus)
          ENGLISH | Consultation requested | Hello, José Lima. | Thursday, 1 April 2027, 07:00 (America/Manaus)
          """)
  void a_notice_is_in_the_language_of_its_reader(
      Language language, String subject, String greeting, String time) {
    Notice notice =
        new Notice(
            UUID.randomUUID(),
            Kind.REQUESTED,
            Party.PATIENT,
            language,
            EmailAddress.parse("jose@example.com"),
            Optional.of(PersonName.parse("José Lima")),
            Optional.of(PersonName.parse("Ana Souza")),
            Optional.of(ZonedDateTime.parse("2027-04-01T07:00-04:00[America/Manaus]")),
            Optional.empty(),
            Optional.empty());

    NoticeText text = NoticeText.of(notice, id -> "");

    assertThat(text.subject()).isEqualTo(subject);
    assertThat(text.body()).startsWith(greeting).contains("Ana Souza", ": " + time + ".");
  }

  @ParameterizedTest
  @CsvSource({"PORTUGUESE, Olá.", "ENGLISH, Hello."})
  void who_may_be_a_stranger_is_greeted_without_a_name(Language language, String greeting) {
    Notice notice =
        new Notice(
            UUID.randomUUID(),
            Kind.EMAIL_CONFIRMATION,
            Party.PATIENT,
            language,
            EmailAddress.parse("jose@example.com"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new SecretToken("s3cret")));

    assertThat(NoticeText.of(notice, id -> "").body()).startsWith(greeting + "\n\n");
  }

  @Test
  void every_language_has_every_text_with_the_same_parts() {
    Properties portuguese = texts("notices.properties");
    Properties english = texts("notices_en.properties");

    assertThat(english.stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(portuguese.stringPropertyNames());
    assertThat(english.stringPropertyNames())
        .allSatisfy(
            key ->
                assertThat(parts(english.getProperty(key)))
                    .as(key)
                    .isEqualTo(parts(portuguese.getProperty(key))));
  }

  private static List<String> parts(String text) {
    return PART.matcher(text).results().map(MatchResult::group).sorted().toList();
  }

  private static Properties texts(String file) {
    Properties texts = new Properties();
    try (InputStream stream = NoticeText.class.getResourceAsStream(file)) {
      texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }
}
