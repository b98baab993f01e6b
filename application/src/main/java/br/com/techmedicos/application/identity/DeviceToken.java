package br.com.techmedicos.application.identity;

import java.util.Objects;

/**
 * Names a device to the account that logged in on it, so that its failed logins count for it alone.
 * It opens nothing.
 *
 * @param value text in base64url, or any text that was sent
 */
public record DeviceToken(String value) {

  public DeviceToken {
    Objects.requireNonNull(value);
  }

  /** {@return a text without the token, which must not be logged} */
  @Override
  public String toString() {
    return "DeviceToken[***]";
  }
}
