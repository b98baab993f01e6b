package br.com.techmedicos.adapters.s3;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Clients of S3, with the credentials of the environment. */
public final class S3Clients {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ATTEMPT = Duration.ofSeconds(30);
  private static final Duration CALL = Duration.ofSeconds(90);

  private S3Clients() {}

  /**
   * Creates a client, which repeats a call that fails.
   *
   * @param region where the bucket is, or else where the environment says
   * @param endpoint the address of another store that speaks the protocol; its buckets are paths
   * @return the client, which has not called anybody yet
   */
  public static S3Client at(Optional<String> region, Optional<URI> endpoint) {
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClientBuilder(
                UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(ATTEMPT))
            .overrideConfiguration(
                calls ->
                    calls
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy())
                        .apiCallAttemptTimeout(ATTEMPT)
                        .apiCallTimeout(CALL));
    region.map(Region::of).ifPresent(builder::region);
    endpoint.ifPresent(url -> builder.endpointOverride(url).forcePathStyle(true));
    return builder.build();
  }
}
