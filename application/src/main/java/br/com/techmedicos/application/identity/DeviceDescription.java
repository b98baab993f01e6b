package br.com.techmedicos.application.identity;

import java.util.Objects;

/**
 * What somebody logged in with, in coarse words that say nothing more about them.
 *
 * @param value like {@code Chrome, Android}; at most 40 characters
 */
public record DeviceDescription(String value) {

  /** The longest description, in characters. */
  public static final int MAXIMUM_LENGTH = 40;

  public DeviceDescription {
    Objects.requireNonNull(value);
    if (value.length() > MAXIMUM_LENGTH) {
      throw new IllegalArgumentException("longer than " + MAXIMUM_LENGTH);
    }
  }
}
