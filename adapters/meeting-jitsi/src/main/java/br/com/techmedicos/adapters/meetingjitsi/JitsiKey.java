package br.com.techmedicos.adapters.meetingjitsi;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/**
 * The key that signs tokens for a Jitsi server.
 *
 * @param algorithm HS256 or RS256
 * @param keyId the {@code kid} that Jitsi knows the key by, if it wants one
 * @param roomSeed what the names of rooms are made with, which is as secret as the key
 */
public record JitsiKey(
    JWSAlgorithm algorithm, JWSSigner signer, Optional<String> keyId, byte[] roomSeed) {

  private static final String PEM_FRAME = "-----(?:BEGIN|END) PRIVATE KEY-----";

  /**
   * A secret shared with a self-hosted Jitsi.
   *
   * @param secret its {@code app_secret}, 32 characters or more
   * @param keyId the {@code kid}, if it wants one
   */
  public static JitsiKey shared(String secret, Optional<String> keyId) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    try {
      return new JitsiKey(JWSAlgorithm.HS256, new MACSigner(bytes), keyId, bytes);
    } catch (JOSEException e) {
      throw new IllegalArgumentException(
          "TECHMEDICOS_MEETINGS_JITSI_SECRET must have 32 characters or more", e);
    }
  }

  /**
   * A private key whose public key Jitsi has.
   *
   * @param pem PKCS #8, as JaaS wants it and {@code openssl genpkey} writes it
   * @param keyId the {@code kid}
   */
  public static JitsiKey paired(String pem, String keyId) {
    byte[] bytes = Base64.getMimeDecoder().decode(pem.replaceAll(PEM_FRAME, ""));
    try {
      PrivateKey key =
          KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
      return new JitsiKey(JWSAlgorithm.RS256, new RSASSASigner(key), Optional.of(keyId), bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "TECHMEDICOS_MEETINGS_JITSI_PRIVATE_KEY is not an RSA key in PKCS #8", e);
    }
  }

  /** Returns a text without the key, because it may end up in a log. */
  @Override
  public String toString() {
    return "JitsiKey[" + algorithm + ", ***]";
  }
}
