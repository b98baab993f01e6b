package br.com.techmedicos.adapters.notificationsmtp;

import br.com.techmedicos.application.identity.Language;
import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.notification.Notice;
import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import java.text.MessageFormat;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.function.Function;

/**
 * A notice in words, in the language of its reader. The subject names nobody, since it is shown on
 * locked screens.
 *
 * @param subject one line
 * @param body plain text, lines ended by line feeds
 */
record NoticeText(String subject, String body) {

  private static final Map<Language, ResourceBundle> TEXTS = new EnumMap<>(Language.class);

  static {
    for (Language language : Language.values()) {
      TEXTS.put(
          language,
          ResourceBundle.getBundle(
              NoticeText.class.getPackageName() + ".notices",
              language.locale(),
              // not in the machine's language
              Control.getNoFallbackControl(Control.FORMAT_PROPERTIES)));
    }
  }

  /**
   * Writes a notice.
   *
   * @param meetings the address of an appointment's meeting
   */
  static NoticeText of(Notice notice, Function<AppointmentId, String> meetings) {
    ResourceBundle texts = Objects.requireNonNull(TEXTS.get(notice.language()));
    DateTimeFormatter time =
        DateTimeFormatter.ofPattern(texts.getString("time"), notice.language().locale());
    String key = notice.kind().name() + "." + notice.side().name();
    String text =
        MessageFormat.format(
            texts.getString(key),
            notice.other().map(PersonName::value).orElse(""),
            notice.when().map(time::format).orElse(""),
            notice
                .consultation()
                .map(details -> meetings.apply(details.appointment().id()))
                .orElse(""),
            notice.token().map(SecretToken::value).orElse(""));
    return new NoticeText(
        texts.getString(notice.kind().name()),
        MessageFormat.format(texts.getString("letter"), greeting(notice, texts), text));
  }

  private static String greeting(Notice notice, ResourceBundle texts) {
    return notice
        .addressee()
        .map(name -> MessageFormat.format(texts.getString("greeting"), name.value()))
        .orElse(texts.getString("greeting.nobody"));
  }
}
