package br.com.techmedicos.adapters.rest;

import br.com.techmedicos.adapters.rest.paging.CursorSeal;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Seals by a key that all tests share. */
public final class TestSeal implements CursorSeal {

  private static final String ALGORITHM = "HmacSHA256";
  private static final byte[] KEY = new byte[32];

  @Override
  public byte[] seal(byte[] content) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(KEY, ALGORITHM));
      return mac.doFinal(content);
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  @Override
  public boolean holds(byte[] seal, byte[] content) {
    return MessageDigest.isEqual(seal, seal(content));
  }
}
