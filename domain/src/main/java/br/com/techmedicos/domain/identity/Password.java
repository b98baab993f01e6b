package br.com.techmedicos.domain.identity;

import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.InvalidValue;
import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A plaintext password, kept only until it is hashed. Any character is allowed and none is
 * required; what counts is the length, and that it is hard to guess (NIST SP 800-63B, 5.1.1.2 of
 * revision 3; OWASP ASVS 5.0, 6.2). Half a surrogate pair is no character (RFC 8265, 4.1): it has
 * no form in UTF-8, so that passwords that differ only in it would have the same hash.
 *
 * @param value in Unicode normal form C: the same password typed on another keyboard is the same
 */
public record Password(String value) {

  /** The shortest password that may be chosen, in characters (code points). */
  public static final int MINIMUM_LENGTH = 8;

  /** The longest password that may be chosen, in characters (code points). */
  public static final int MAXIMUM_LENGTH = 128;

  /**
   * The maximum number of chars that are processed. Normal form C merges at most four chars into
   * one, and a code point has at most two chars, so that a longer text is too long in any form. It
   * is rejected before the normalisation, whose cost grows with the square of the length.
   */
  private static final int LONGEST_TYPED = 4 * 2 * MAXIMUM_LENGTH;

  private static final Pattern PUNCTUATION = Pattern.compile("[^\\p{L}\\p{N}]");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}]+");
  private static final Pattern DIGITS_AROUND = Pattern.compile("^\\p{N}+|\\p{N}+$");

  /** What this service is called, which says nothing about a person but is guessed first. */
  private static final Set<String> SERVICE = Set.of("techmedicos", "telemedicina", "healthmed");

  /**
   * A password as someone typed it, right or wrong, fit or not.
   *
   * @throws DomainException with {@link IdentityViolation.PasswordLength} if it is so long that it
   *     cannot be anybody's, or {@link InvalidValue.ControlCharacters} if it is no Unicode text
   */
  public Password {
    if (value.length() > LONGEST_TYPED) {
      throw tooShortOrTooLong();
    }
    if (value.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
      throw new DomainException(new InvalidValue.ControlCharacters());
    }
    value = Normalizer.normalize(value, Normalizer.Form.NFC);
  }

  /**
   * A password as someone typed it, right or wrong, fit or not.
   *
   * @return the password
   * @throws DomainException with {@link IdentityViolation.PasswordLength} if it is so long that it
   *     cannot be anybody's, or {@link InvalidValue.ControlCharacters} if it is no Unicode text
   */
  public static Password typed(String text) {
    return new Password(text);
  }

  /**
   * A password that someone chooses. Whether it tells whose it is, {@link #requireFitFor} checks.
   *
   * @return the password
   * @throws DomainException with {@link IdentityViolation.PasswordLength}, {@link
   *     IdentityViolation.PasswordTooCommon} or {@link InvalidValue.ControlCharacters}
   */
  public static Password chosen(String text) {
    Password password = new Password(text);
    password.requireHardToGuess();
    return password;
  }

  /**
   * Checks that the password may be chosen for an account. It must not be one of the identifiers or
   * the name, punctuation, accents, and digits before and after aside.
   *
   * @param identifiers what stands for the account
   * @param name of the owner, if they have one
   * @throws DomainException with {@link IdentityViolation.PasswordLength}, {@link
   *     IdentityViolation.PasswordTooCommon} or {@link IdentityViolation.PasswordTellsWhoseItIs}
   */
  public void requireFitFor(Collection<Identifier> identifiers, Optional<PersonName> name) {
    requireHardToGuess();
    String bare = bare(value);
    String core = core(value);
    Stream<String> telling =
        Stream.concat(
            identifiers.stream().flatMap(Password::telling),
            name.stream().flatMap(Password::telling));
    if (telling.anyMatch(text -> text.equals(bare) || text.equals(core))) {
      throw new DomainException(new IdentityViolation.PasswordTellsWhoseItIs());
    }
  }

  private void requireHardToGuess() {
    requireLength();
    if (CommonPasswords.contain(value.toLowerCase(Locale.ROOT)) || SERVICE.contains(core(value))) {
      throw new DomainException(new IdentityViolation.PasswordTooCommon());
    }
  }

  /**
   * Checks only the length.
   *
   * @throws DomainException with {@link IdentityViolation.PasswordLength}
   */
  public void requireLength() {
    int length = value.codePointCount(0, value.length());
    if (length < MINIMUM_LENGTH || length > MAXIMUM_LENGTH) {
      throw tooShortOrTooLong();
    }
  }

  private static DomainException tooShortOrTooLong() {
    return new DomainException(
        new IdentityViolation.PasswordLength(MINIMUM_LENGTH, MAXIMUM_LENGTH));
  }

  /** Texts that must not be the whole password, ignoring punctuation. */
  private static Stream<String> telling(Identifier identifier) {
    String value = identifier.value();
    return Stream.of(value, value.split("[/@]", 2)[0]).map(Password::bare);
  }

  /** The whole name, the first, the last, and both. */
  private static Stream<String> telling(PersonName name) {
    List<String> words =
        BETWEEN_WORDS.splitAsStream(name.value()).filter(word -> !word.isEmpty()).toList();
    if (words.isEmpty()) {
      return Stream.empty();
    }
    String first = words.get(0);
    String last = words.get(words.size() - 1);
    return Stream.of(name.value(), first, last, first + last).map(Password::bare);
  }

  private static String bare(String text) {
    String decomposed = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    return PUNCTUATION.matcher(decomposed).replaceAll(""); // accents are no letters then
  }

  private static String core(String text) {
    return DIGITS_AROUND.matcher(bare(text)).replaceAll("");
  }

  /** {@return a masked text, because it may end up in a log} */
  @Override
  public String toString() {
    return "Password[***]";
  }
}
