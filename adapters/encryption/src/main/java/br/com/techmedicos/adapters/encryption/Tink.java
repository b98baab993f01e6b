package br.com.techmedicos.adapters.encryption;

import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import java.security.GeneralSecurityException;

/** Registers the Tink ciphers that are used. Registering them more than once does no harm. */
final class Tink {

  private Tink() {}

  static void register() {
    try {
      AeadConfig.register();
      MacConfig.register();
      StreamingAeadConfig.register();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Tink lacks a cipher of its own", e);
    }
  }
}
