package br.com.techmedicos.application.partnership;

import br.com.techmedicos.domain.shared.DomainException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a partner is told events.
 *
 * @param value an absolute address with a host, in ASCII, without a login or a fragment; http is
 *     for networks that were opened
 */
public record WebhookAddress(String value) {

  /** The longest address, in characters. */
  public static final int MAXIMUM_LENGTH = 500;

  private static final String LABEL = "[a-z](?:[a-z0-9-]*[a-z0-9])?";
  private static final String ANY_LABEL = "[a-z0-9](?:[a-z0-9-]*[a-z0-9])?";
  private static final String BYTE = "(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";
  private static final String HOST =
      "(?:%s\\.)*%s\\.?|%s(?:\\.%s){3}|\\[[0-9a-f:.]+\\]".formatted(ANY_LABEL, LABEL, BYTE, BYTE);

  /** RFC 3986, for the schemes that we speak. */
  private static final Pattern FORM =
      Pattern.compile(
          "(https?)://(%s)(?::([1-9][0-9]{0,4}))?(?:[/?](?:[a-z0-9._~!$&'()*+,;=:@/?-]|%%[0-9a-f]{2})*)?"
              .formatted(HOST),
          Pattern.CASE_INSENSITIVE);

  private static final int LAST_PORT = 65_535;

  /**
   * Checks the form.
   *
   * @throws DomainException with {@link PartnershipViolation.AddressMalformed}
   */
  public WebhookAddress {
    Matcher form = FORM.matcher(value);
    if (value.length() > MAXIMUM_LENGTH
        || !form.matches()
        || (form.group(3) != null && Integer.parseInt(form.group(3)) > LAST_PORT)) {
      throw new DomainException(new PartnershipViolation.AddressMalformed());
    }
  }

  /** {@return the host, a name or a number} */
  public String host() {
    Matcher form = FORM.matcher(value);
    return form.matches() ? form.group(2) : "";
  }

  /** {@return whether what is sent there is encrypted} */
  public boolean isEncrypted() {
    return value.regionMatches(true, 0, "https:", 0, "https:".length());
  }
}
