package br.com.techmedicos.bootstrap;

import br.com.techmedicos.adapters.awskms.AwsKmsMasterKey;
import br.com.techmedicos.adapters.encryption.MasterKeys;
import br.com.techmedicos.adapters.encryption.TinkAccessLogSeal;
import br.com.techmedicos.adapters.encryption.TinkContentCipher;
import br.com.techmedicos.adapters.filesystem.FilesystemContentStore;
import br.com.techmedicos.adapters.gcpkms.GcpKmsMasterKey;
import br.com.techmedicos.adapters.gcs.GcsContentStore;
import br.com.techmedicos.adapters.inspection.ClamAvContentScanner;
import br.com.techmedicos.adapters.inspection.TikaFormatDetector;
import br.com.techmedicos.adapters.s3.S3Clients;
import br.com.techmedicos.adapters.s3.S3ContentStore;
import br.com.techmedicos.application.healthrecord.access.AccessLogSeal;
import br.com.techmedicos.application.healthrecord.content.ContentBinding;
import br.com.techmedicos.application.healthrecord.content.ContentCipher;
import br.com.techmedicos.application.healthrecord.content.ContentNames;
import br.com.techmedicos.application.healthrecord.content.ContentScanner;
import br.com.techmedicos.application.healthrecord.content.ContentStore;
import br.com.techmedicos.application.healthrecord.content.FormatDetector;
import br.com.techmedicos.domain.healthrecord.ContentName;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.identity.PatientId;
import com.google.cloud.storage.StorageOptions;
import com.google.crypto.tink.Aead;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Storage, encryption and scanning of contents. A bucket and a key in a KMS are tried before they
 * are used: a wrong name or a missing right would else be seen by the first patient who uploads.
 */
@Factory
final class ContentFactory {

  private static final String KMS_KEY = "techmedicos.master-key.kms";

  /** The timeout of the scanner for one step; the last step scans whole archives. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Singleton
  ContentStore contentStore(
      @Property(name = "techmedicos.data") Path data,
      @Property(name = "techmedicos.storage.gcs.bucket") Optional<String> gcsBucket,
      @Property(name = "techmedicos.storage.gcs.prefix", defaultValue = "") String gcsPrefix,
      @Property(name = "techmedicos.storage.s3.bucket") Optional<String> s3Bucket,
      @Property(name = "techmedicos.storage.s3.prefix", defaultValue = "") String s3Prefix,
      @Property(name = "techmedicos.storage.s3.region") Optional<String> s3Region,
      @Property(name = "techmedicos.storage.s3.endpoint") Optional<URI> s3Endpoint) {
    if (gcsBucket.isPresent() && s3Bucket.isPresent()) {
      throw new IllegalStateException(
          "TECHMEDICOS_STORAGE_GCS_BUCKET and TECHMEDICOS_STORAGE_S3_BUCKET are both set. Files are"
              + " in one of them.");
    }
    if (gcsBucket.isPresent()) {
      String bucket = gcsBucket.get();
      return tried(
          "TECHMEDICOS_STORAGE_GCS_BUCKET",
          () -> new GcsContentStore(StorageOptions.http().build(), bucket, gcsPrefix));
    }
    if (s3Bucket.isPresent()) {
      String bucket = s3Bucket.get();
      return tried(
          "TECHMEDICOS_STORAGE_S3_BUCKET",
          () -> new S3ContentStore(S3Clients.at(s3Region, s3Endpoint), bucket, s3Prefix));
    }
    return new FilesystemContentStore(data.resolve("files"));
  }

  /** Writes, reads and deletes a content of one byte. */
  private static ContentStore tried(String setting, Supplier<ContentStore> factory) {
    return CloudTrial.of(
        setting + " names a bucket",
        "write, read and delete objects in it",
        factory,
        bucket -> {
          ContentName name = new ContentName(UUID.randomUUID());
          bucket.write(name, content -> content.write(0));
          try (SeekableByteChannel content = bucket.open(name).orElseThrow()) {
            content.read(ByteBuffer.allocate(1));
          }
          bucket.delete(name);
        });
  }

  @Singleton
  @Requires(missingProperty = KMS_KEY)
  MasterKeys masterKeys(Environment settings) {
    return new MasterKeys(IdentityFactory.keyFolder(settings));
  }

  @Singleton
  ContentCipher contentCipher(
      @Property(name = KMS_KEY) Optional<String> kmsKey, BeanProvider<MasterKeys> keyFolder) {
    return kmsKey
        .map(ContentFactory::tried)
        .orElseGet(() -> new TinkContentCipher(keyFolder.get()));
  }

  /** Wraps and unwraps a key. */
  private static ContentCipher tried(String kmsKey) {
    return CloudTrial.of(
        "TECHMEDICOS_MASTER_KEY_KMS names a key",
        "encrypt and decrypt with it",
        () -> new TinkContentCipher(masterKey(kmsKey)),
        cipher -> {
          ContentBinding nobody =
              new ContentBinding(
                  new RecordFileId(UUID.randomUUID()), new PatientId(UUID.randomUUID()));
          cipher.rewrap(cipher.createKey(nobody), nobody);
        });
  }

  private static Aead masterKey(String name) {
    return name.startsWith("arn:") ? AwsKmsMasterKey.named(name) : GcpKmsMasterKey.named(name);
  }

  @Singleton
  AccessLogSeal accessLogSeal(Environment settings, Clock clock) {
    return new TinkAccessLogSeal(IdentityFactory.keyFolder(settings), clock);
  }

  @Singleton
  FormatDetector formatDetector() {
    return new TikaFormatDetector();
  }

  @Singleton
  ContentScanner contentScanner(
      @Property(name = "techmedicos.scanner.clamav") Optional<URI> clamav) {
    return clamav
        .<ContentScanner>map(daemon -> new ClamAvContentScanner(daemon, PATIENCE))
        .orElseGet(ContentScanner::off);
  }

  @Singleton
  ContentNames contentNames() {
    return () -> new ContentName(UUID.randomUUID());
  }
}
