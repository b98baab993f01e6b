package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.adapters.rest.json.Field;
import br.com.techmedicos.adapters.rest.json.Fields;
import br.com.techmedicos.application.identity.Identity;
import br.com.techmedicos.domain.identity.LegalDocument;
import br.com.techmedicos.domain.identity.LegalText;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what people accept as they sign up. */
@Singleton
public final class SignUpDocuments {

  private final Identity identity;

  SignUpDocuments(Identity identity) {
    this.identity = identity;
  }

  /**
   * Reads the versions that are accepted. They may be missing unless the service asks for them.
   *
   * @param terms the version of the terms of use
   * @param privacy the version of the privacy notice
   */
  public Field<List<LegalText>> read(
      @Nullable String terms, @Nullable String privacy, Fields fields) {
    return read("acceptedTerms", LegalDocument.TERMS, terms, fields)
        .and(
            read("acceptedPrivacyNotice", LegalDocument.PRIVACY, privacy, fields),
            (one, other) -> Stream.of(one, other).flatMap(Optional::stream).toList());
  }

  private Field<Optional<LegalText>> read(
      String name, LegalDocument document, @Nullable String version, Fields fields) {
    return identity.requiresDocuments()
        ? fields.required(name, version, text -> Optional.of(LegalText.accepted(document, text)))
        : fields.optional(name, version, text -> LegalText.accepted(document, text));
  }
}
