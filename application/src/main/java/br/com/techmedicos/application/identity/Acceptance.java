package br.com.techmedicos.application.identity;

import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.LegalDocument;
import br.com.techmedicos.domain.identity.LegalText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * That somebody accepted a legal document.
 *
 * @param version of the text, which may not be in force any more
 */
public record Acceptance(AccountId account, LegalDocument document, String version, Instant at) {

  public Acceptance {
    Objects.requireNonNull(account);
    Objects.requireNonNull(document);
    Objects.requireNonNull(version);
    at = at.truncatedTo(ChronoUnit.MICROS);
  }

  static Acceptance of(AccountId account, LegalText text, Instant at) {
    return new Acceptance(account, text.document(), text.version(), at);
  }

  /** {@return whether it is of the text in force} */
  public boolean isCurrent() {
    return LegalText.current(document).version().equals(version);
  }
}
