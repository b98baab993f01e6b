package br.com.techmedicos.domain.identity;

import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.InvalidValue;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A plaintext password, kept only until it is hashed. Any character is allowed and none is
 * required; what counts is the length, and that it is hard to guess (OWASP ASVS 5.0, 6.2). Half a
 * surrogate pair is no character (RFC 8265, 4.1): it has no form in UTF-8, so that passwords that
 * differ only in it would have the same hash.
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
   * Checks that the password may be chosen for an account with these identifiers.
   *
   * @param identifiers what stands for the account
   * @throws DomainException with {@link IdentityViolation.PasswordLength}, {@link
   *     IdentityViolation.PasswordTooCommon} or {@link IdentityViolation.PasswordTellsWhoseItIs}
   */
  public void requireFitFor(Collection<Identifier> identifiers) {
    requireHardToGuess();
    String bare = bare(value);
    if (identifiers.stream().flatMap(Password::telling).anyMatch(bare::equals)) {
      throw new DomainException(new IdentityViolation.PasswordTellsWhoseItIs());
    }
  }

  private void requireHardToGuess() {
    requireLength();
    if (CommonPasswords.contain(value.toLowerCase(Locale.ROOT))) {
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

  private static String bare(String text) {
    return PUNCTUATION.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
  }

  /** {@return a masked text, because it may end up in a log} */
  @Override
  public String toString() {
    return "Password[***]";
  }
}
