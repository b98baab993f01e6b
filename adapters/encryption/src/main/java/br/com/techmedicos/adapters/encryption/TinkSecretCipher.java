package br.com.techmedicos.adapters.encryption;

import br.com.techmedicos.adapters.shared.Uuids;
import br.com.techmedicos.application.identity.SealedSecret;
import br.com.techmedicos.application.identity.SecretCipher;
import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.shared.KeyUnavailable;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;

/**
 * Encrypts secrets with AES-256-GCM, under a key in a folder that the instances of one database
 * share. The owner is associated data.
 */
public final class TinkSecretCipher implements SecretCipher {

  private final KeySequence<Aead> keys;

  /**
   * Opens a folder; creates it and its first key if they do not exist.
   *
   * @param folder where the keys are
   */
  public TinkSecretCipher(Path folder) {
    keys = new KeySequence<>(folder, "secret-", PredefinedAeadParameters.AES256_GCM, Aead.class);
  }

  @Override
  public SealedSecret seal(SecretToken secret, UUID owner) {
    byte[] clear = secret.value().getBytes(StandardCharsets.UTF_8);
    try {
      return new SealedSecret(
          Base64.getEncoder().encodeToString(keys.keys().encrypt(clear, Uuids.bytes(owner))));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every key encrypts", e);
    }
  }

  @Override
  public SecretToken open(SealedSecret sealed, UUID owner) {
    try {
      byte[] clear =
          keys.keys().decrypt(Base64.getDecoder().decode(sealed.value()), Uuids.bytes(owner));
      return new SecretToken(new String(clear, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new KeyUnavailable("no key opens a secret of " + owner, e);
    }
  }
}
