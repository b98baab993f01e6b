package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.bootstrap.demo.RestClient;
import br.com.techmedicos.bootstrap.demo.RestClient.Answer;
import br.com.techmedicos.bootstrap.sample.SamplePeople;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uploads to a process of their own, which has little memory and may be killed. */
class UploadCrashTest {

  private static final int UPLOADS = 120;
  private static final int KILLS = 3;
  private static final int WRITERS = 4;
  private static final String PASSWORD = "uma senha que ninguém adivinha";

  @TempDir private Path data;

  @Test
  void of_uploads_that_were_answered_none_is_lost_and_of_the_others_none_is_listed()
      throws Exception {
    Map<String, Long> acknowledged = new ConcurrentHashMap<>(); // by id, the seed of the content
    AtomicInteger next = new AtomicInteger();
    SplittableRandom random = new SplittableRandom(3);
    ServiceProcess service = ServiceProcess.start(data, "-Xmx256m");
    try {
      signUp(service.uri());
      for (int kill = 1; kill <= KILLS; kill++) {
        int untilUpload = UPLOADS * kill / KILLS;
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        URI base = service.uri();
        List<Future<?>> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
          writers.add(threads.submit(() -> uploadUntilItDies(logIn(base), next, acknowledged)));
        }
        while (next.get() < untilUpload) {
          boolean allDead = writers.stream().allMatch(Future::isDone);
          assertThat(allDead && next.get() < untilUpload).as("nobody uploads any more").isFalse();
          Thread.sleep(2);
        }
        Thread.sleep(random.nextInt(30));
        service.kill();
        threads.shutdownNow();
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        service = ServiceProcess.start(data, "-Xmx256m");
      }
      RestClient owner = logIn(service.uri());
      Set<String> listed = listed(owner);
      assertThat(acknowledged).hasSizeGreaterThan(UPLOADS / 4);
      assertThat(listed).containsAll(acknowledged.keySet());
      for (String id : listed) {
        byte[] content = owner.download("/record/files/" + id + "/content").body();
        String sha256 = owner.get("/record/files/" + id).expect(200).text("sha256");
        assertThat(sha256(content)).isEqualTo(sha256);
        if (acknowledged.containsKey(id)) {
          assertThat(content).isEqualTo(content(acknowledged.get(id)));
        }
      }
      long left = stored();
      service.close();
      sweepAsIfHoursHadPassed();
      assertThat(left).isGreaterThanOrEqualTo(listed.size());
      assertThat(stored()).isEqualTo(listed.size());
    } finally {
      service.close();
    }
  }

  @Test
  void a_file_larger_than_the_memory_goes_up_and_down() throws Exception {
    long size = 256L << 20;
    try (ServiceProcess service = ServiceProcess.start(data, "-Xmx96m")) {
      signUp(service.uri());
      RestClient owner = logIn(service.uri());

      MessageDigest sent = MessageDigest.getInstance("SHA-256");
      HttpResponse<String> up = upload(service.uri(), owner, size, sent);

      assertThat(up.statusCode()).as(up.body()).isEqualTo(201);
      String sha256 = HexFormat.of().formatHex(sent.digest());
      assertThat(up.body()).contains(sha256);
      String id = listed(owner).iterator().next();
      assertThat(HexFormat.of().formatHex(digestOfDownload(service.uri(), owner, id)))
          .isEqualTo(sha256);
    }
  }

  private static HttpResponse<String> upload(
      URI base, RestClient owner, long size, MessageDigest sent) throws Exception {
    String boundary = "----limite";
    String head =
        "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"grande.pdf\"\r\n\r\n"
            .formatted(boundary);
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(base.resolve("/api/v1/record/files"))
                .header("Authorization", "Bearer " + owner.token().orElseThrow())
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(
                    BodyPublishers.concat(
                        BodyPublishers.ofString(head),
                        BodyPublishers.ofInputStream(
                            () -> new DigestInputStream(new LongPdf(size), sent)),
                        BodyPublishers.ofString("\r\n--" + boundary + "--\r\n")))
                .build(),
            BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private static byte[] digestOfDownload(URI base, RestClient owner, String id) throws Exception {
    MessageDigest received = MessageDigest.getInstance("SHA-256");
    HttpResponse<InputStream> down =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(base.resolve("/api/v1/record/files/" + id + "/content"))
                    .header("Authorization", "Bearer " + owner.token().orElseThrow())
                    .build(),
                BodyHandlers.ofInputStream());
    try (InputStream body = new DigestInputStream(down.body(), received)) {
      body.transferTo(OutputStream.nullOutputStream());
    }
    return received.digest();
  }

  /** A PDF of any length, which is nowhere. */
  private static final class LongPdf extends InputStream {

    private static final byte[] BEGINNING = "%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII);

    private final byte[] noise = SampleFiles.pdf(1 << 16, 9);
    private final long size;
    private long position;

    LongPdf(long size) {
      this.size = size;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (position == size) {
        return -1;
      }
      byte[] source = position < BEGINNING.length ? BEGINNING : noise;
      int from = (int) (position < BEGINNING.length ? position : position % noise.length);
      int n = (int) Math.min(Math.min(length, source.length - from), size - position);
      System.arraycopy(source, from, target, offset, n);
      position += n;
      return n;
    }
  }

  private static void uploadUntilItDies(
      RestClient owner, AtomicInteger next, Map<String, Long> acknowledged) {
    try {
      while (next.get() < UPLOADS && !Thread.currentThread().isInterrupted()) {
        long seed = next.incrementAndGet();
        Answer answer =
            owner.upload("/record/files", "exame-" + seed + ".pdf", content(seed), Map.of());
        acknowledged.put(answer.expect(201).text("id"), seed);
      }
    } catch (RuntimeException itDied) {
      // as it was meant to
    }
  }

  private static byte[] content(long seed) {
    return SampleFiles.pdf(20_000 + (int) (seed * 7919 % 400_000), seed);
  }

  private static Set<String> listed(RestClient owner) {
    Set<String> ids = new HashSet<>();
    String cursor = "";
    do {
      Answer page = owner.get("/record/files?limit=100" + cursor).expect(200);
      for (int i = 0; i < page.at("items").size(); i++) {
        ids.add(page.text("items", Integer.toString(i), "id"));
      }
      cursor = page.at("next").isNull() ? "" : "&cursor=" + page.text("next");
    } while (!cursor.isEmpty());
    return ids;
  }

  private void sweepAsIfHoursHadPassed() {
    try (RunningService later = RunningService.start(data, Map.of())) {
      later.clock().advance(Duration.ofHours(7));
      later.storedFiles();
    }
  }

  private long stored() throws IOException {
    try (Stream<Path> files = Files.walk(data.resolve("files"))) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  private static void signUp(URI base) {
    SamplePeople.SamplePatient sample = new SamplePeople(7).patient(1);
    new RestClient(base, JsonMapper.createDefault())
        .post(
            "/patients",
            Map.of(
                "name", sample.name().value(),
                "email", sample.email().value(),
                "password", PASSWORD,
                "cpf", sample.cpf().value(),
                "birthDate", sample.birthDate().toString()))
        .expect(201);
  }

  private static RestClient logIn(URI base) {
    RestClient anyone = new RestClient(base, JsonMapper.createDefault());
    return anyone.with(
        anyone
            .post(
                "/auth/patients",
                Map.of(
                    "login", new SamplePeople(7).patient(1).email().value(), "password", PASSWORD))
            .expect(200)
            .text("access_token"));
  }

  private static String sha256(byte[] content) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }
}
