package br.com.techmedicos.adapters.awskms;

import br.com.techmedicos.application.shared.KeyUnavailable;
import com.google.crypto.tink.Aead;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.KmsClientBuilder;
import software.amazon.awssdk.services.kms.model.IncorrectKeyException;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;

/**
 * A master key that never leaves AWS KMS. Wrapping and unwrapping is one call to KMS for each
 * content that is written or opened. The key is also rotated in KMS: its newest material wraps, all
 * of it unwraps. What is wrapped is as Tink's own integration has it, which needs an SDK that AWS
 * no longer maintains.
 */
public final class AwsKmsMasterKey implements Aead {

  private static final Pattern NAME =
      Pattern.compile("arn:aws[a-z-]*:kms:([a-z0-9-]+):[0-9]{12}:key/[A-Za-z0-9-]+");

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String CONTEXT = "associatedData";

  private final KmsClient kms;
  private final String arn;

  private AwsKmsMasterKey(KmsClient kms, String arn) {
    this.kms = kms;
    this.arn = arn;
  }

  /**
   * Creates a master key with the credentials of the environment.
   *
   * @param arn {@code arn:aws:kms:…:…:key/…}
   * @return the key; KMS has not been called yet
   * @throws IllegalArgumentException if that is not the ARN of a key
   */
  public static AwsKmsMasterKey named(String arn) {
    return at(Optional.empty(), arn, AwsRetryStrategy.standardRetryStrategy());
  }

  /** As {@link #named}, at another address, repeating what fails in another way. */
  static AwsKmsMasterKey at(Optional<URI> url, String arn, RetryStrategy repetition) {
    KmsClientBuilder builder =
        KmsClient.builder()
            .region(Region.of(regionOf(arn)))
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(PATIENCE)
                    .socketTimeout(PATIENCE))
            .overrideConfiguration(
                calls -> calls.retryStrategy(repetition).apiCallTimeout(PATIENCE));
    url.ifPresent(builder::endpointOverride);
    return new AwsKmsMasterKey(builder.build(), arn);
  }

  private static String regionOf(String arn) {
    Matcher name = NAME.matcher(arn);
    if (!name.matches()) {
      throw new IllegalArgumentException("not the ARN of an AWS KMS key: " + arn);
    }
    return name.group(1);
  }

  @Override
  public byte[] encrypt(byte[] plaintext, byte[] associatedData) {
    try {
      return kms.encrypt(
              call ->
                  call.keyId(arn)
                      .plaintext(SdkBytes.fromByteArray(plaintext))
                      .encryptionContext(context(associatedData)))
          .ciphertextBlob()
          .asByteArray();
    } catch (SdkException e) {
      throw new KeyUnavailable("AWS KMS could not wrap a key", e);
    }
  }

  @Override
  public byte[] decrypt(byte[] ciphertext, byte[] associatedData) throws GeneralSecurityException {
    try {
      return kms.decrypt(
              call ->
                  call.keyId(arn)
                      .ciphertextBlob(SdkBytes.fromByteArray(ciphertext))
                      .encryptionContext(context(associatedData)))
          .plaintext()
          .asByteArray();
    } catch (InvalidCiphertextException | IncorrectKeyException e) {
      throw new GeneralSecurityException("not wrapped by this key for these data", e);
    } catch (SdkException e) {
      throw new KeyUnavailable("AWS KMS could not unwrap a key", e);
    }
  }

  private static Map<String, String> context(byte[] associatedData) {
    return associatedData.length == 0
        ? Map.of()
        : Map.of(CONTEXT, HexFormat.of().formatHex(associatedData));
  }
}
