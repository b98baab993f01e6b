package br.com.techmedicos.adapters.rest.scheduling;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The entity tag of a content, made of what it says: the same on every instance. */
final class ContentTag {

  private static final int CHARACTERS = 16; // 96 bits

  private ContentTag() {}

  /** Weak: a compressed content has the same tag. */
  static String of(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      String text = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
      return "W/\"" + text.substring(0, CHARACTERS) + "\"";
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
