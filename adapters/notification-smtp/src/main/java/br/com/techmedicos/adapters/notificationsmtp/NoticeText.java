package br.com.techmedicos.adapters.notificationsmtp;

import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.notification.Notice;
import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import java.text.MessageFormat;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Function;

/**
 * A notice in words, in Portuguese. The subject names nobody, since it is shown on locked screens.
 *
 * @param subject one line
 * @param body plain text, lines ended by line feeds
 */
record NoticeText(String subject, String body) {

  static final Locale LANGUAGE = Locale.forLanguageTag("pt-BR");
  private static final ResourceBundle TEXTS =
      ResourceBundle.getBundle(NoticeText.class.getPackageName() + ".notices", LANGUAGE);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEEE, d 'de' MMMM 'de' uuuu, HH:mm '('VV')'", LANGUAGE);

  /**
   * Writes a notice.
   *
   * @param meetings the address of an appointment's meeting
   */
  static NoticeText of(Notice notice, Function<AppointmentId, String> meetings) {
    String key = notice.kind().name() + "." + notice.side().name();
    String text =
        MessageFormat.format(
            TEXTS.getString(key),
            notice.other().map(PersonName::value).orElse(""),
            notice.when().map(NoticeText::inWords).orElse(""),
            notice
                .consultation()
                .map(details -> meetings.apply(details.appointment().id()))
                .orElse(""),
            notice.token().map(SecretToken::value).orElse(""));
    return new NoticeText(
        TEXTS.getString(notice.kind().name()),
        MessageFormat.format(TEXTS.getString("letter"), notice.addressee().value(), text));
  }

  private static String inWords(ZonedDateTime time) {
    return TIME.format(time);
  }
}
