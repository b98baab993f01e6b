package br.com.techmedicos.benchmarks.scenarios;

import br.com.techmedicos.benchmarks.load.FileClient;
import br.com.techmedicos.benchmarks.load.ServiceProcess;
import br.com.techmedicos.benchmarks.load.Watch;
import br.com.techmedicos.benchmarks.report.Finding;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Uploads and downloads a large file. */
@Command(
    name = "transfers",
    description = "100 MB up and down, against the disk, the cipher and nginx.")
public final class Transfers extends Scenario {

  private static final int MIB = 1 << 20;
  private static final int TAG = 16;

  /** What memory is measured with: files at the same time, and a heap that cannot hold them. */
  private static final int AT_ONCE = 3;

  private static final int HEAP_MEBIBYTES = 256;
  private static final int SMALL_FILES = 300;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final Path NGINX = Path.of("/usr/sbin/nginx");

  /** The port and the folder come as the service's do. */
  private static final String NGINX_SCRIPT =
      """
      cat > "$TECHMEDICOS_DATA/nginx.conf" <<END
      daemon off;
      user root;
      pid $TECHMEDICOS_DATA/nginx.pid;
      error_log $TECHMEDICOS_DATA/nginx.log;
      events {}
      http {
        access_log off;
        sendfile on;
        server {
          listen 127.0.0.1:$MICRONAUT_SERVER_PORT;
          root $TECHMEDICOS_DATA;
          location = / { return 200; }
        }
      }
      END
      exec nginx -p "$TECHMEDICOS_DATA" -e "$TECHMEDICOS_DATA/nginx.log" -c "$TECHMEDICOS_DATA/nginx.conf"
      """;

  @Option(names = "--mebibytes", description = "The size of the file (default: ${DEFAULT-VALUE}).")
  private int mebibytes = 96;

  @Option(names = "--warm-up", description = "Turns that do not count (default: ${DEFAULT-VALUE}).")
  private int warmUp = 60;

  private final byte[] block = new byte[MIB];
  private final byte[] sealed = new byte[MIB + TAG];
  private final SecretKeySpec key = new SecretKeySpec(new byte[32], "AES");

  /**
   * A transfer.
   *
   * @param rate in MiB/s
   * @param service the processor time of a MiB in the service, in milliseconds
   * @param client the same of the thread that sends or receives
   */
  private record Transfer(double rate, double service, double client) {

    /** The rate if both shared all processors without ever waiting for each other. */
    private double bound() {
      return Runtime.getRuntime().availableProcessors() * 1e3 / (service + client);
    }
  }

  /** One turn; rates in MiB/s. */
  private record Turn(
      Transfer upload,
      Transfer download,
      double disk,
      double sealing,
      double unsealing,
      Optional<Double> nginx) {

    private double uploadRatio() {
      return upload.rate() / Math.min(disk, sealing);
    }

    private double downloadRatio() {
      return download.rate() / Math.min(unsealing, nginx.orElse(Double.MAX_VALUE));
    }
  }

  private interface Work {
    void run() throws IOException, GeneralSecurityException;
  }

  @Override
  String word() {
    return "transfers";
  }

  @Override
  String title() {
    return "Uploads and downloads";
  }

  @Override
  String method() {
    return """
        A file of %d MiB is uploaded and downloaded, one after the other on one connection each, by a service on its embedded database, which
        neither touches much, and by turns written as a new plain
        file that is forced to the same disk, hashed and encrypted by the JDK (SHA-256, AES-256-GCM in segments of 1 MiB, one
        thread), read and decrypted in the same way, and sent by nginx with sendfile, if it is installed. %d turns after %d to warm
        up; the ratio of a turn is to the slower control. Client and service share the processors; the controls have them alone. Memory is that of
        another service, after files of 1 MiB, while it takes and gives %d of %d MiB at once, which its heap of %d MiB, all of it resident
        from the start, could not hold."""
        .formatted(mebibytes, repetitions(), warmUp, AT_ONCE, mebibytes, HEAP_MEBIBYTES);
  }

  @Override
  String whyMissed() {
    return """
        Client and service share the processors, which the controls have alone; the lines on processor time say what that bounds. A MiB
        of an upload is copied from the client, to the service and to the page cache, and searched for the boundary of its form,
        besides hash and cipher, which are one after the other on one thread. A download is read,
        decrypted, sent and received by the client; nginx copies the same bytes in the kernel, without a cipher, and no thread hands
        them to another, while the service has one thread that reads and decrypts and one that sends.""";
  }

  @Override
  List<Finding> measure() throws Exception {
    new Random(1).nextBytes(block);
    System.arraycopy("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII), 0, block, 0, 9);
    try (Testbed testbed = Testbed.embedded(Clinic.SOUGHT_AFTER + 1, 1)) {
      List<Finding> findings = new ArrayList<>(rates(testbed));
      findings.add(memory(testbed));
      return findings;
    }
  }

  private List<Finding> rates(Testbed testbed) throws Exception {
    try (ServiceProcess service = testbed.startService(Map.of())) {
      Path folder = Files.createDirectory(testbed.data().resolve("controls"));
      Path plain = folder.resolve("plain");
      Path encrypted = folder.resolve("encrypted");
      write(plain, block);
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE);
      cipher.doFinal(block, 0, MIB, sealed);
      write(encrypted, sealed);
      Optional<ServiceProcess> nginx = nginx(folder);
      try {
        return measure(testbed.clinic(), service, nginx, folder);
      } finally {
        if (nginx.isPresent()) {
          nginx.get().close();
        }
      }
    }
  }

  /** How much more memory files take than what the service has anyway. */
  private Finding memory(Testbed testbed) throws Exception {
    String jvm = "-Xms%1$dm -Xmx%1$dm -XX:+AlwaysPreTouch".formatted(HEAP_MEBIBYTES);
    try (ServiceProcess service = testbed.startService(Map.of("JAVA_OPTS", jvm))) {
      testbed.clinic().logIn();
      String token = testbed.clinic().patients().get(0).token();
      transferAtOnce(service, token, 1, SMALL_FILES / AT_ONCE);
      long before = service.residentMebibytes();
      try (Watch watch = new Watch(service)) {
        transferAtOnce(service, token, mebibytes, 2);
        return Finding.atMost(
            "growth of resident memory", "", watch.mebibytes() - before, 32, "MiB");
      }
    }
  }

  private void transferAtOnce(ServiceProcess service, String token, int size, int times)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      Callable<Void> transfers =
          () -> {
            FileClient client = new FileClient(service.uri());
            for (int i = 0; i < times; i++) {
              String path = "/api/v1/record/files/" + client.upload(token, block, size);
              client.download(path + "/content", token);
              client.delete(path, token);
            }
            return null;
          };
      for (Future<Void> done : threads.invokeAll(Collections.nCopies(AT_ONCE, transfers))) {
        done.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private List<Finding> measure(
      Clinic clinic, ServiceProcess service, Optional<ServiceProcess> nginx, Path folder)
      throws IOException, GeneralSecurityException {
    List<Turn> turns = new ArrayList<>();
    for (int turn = 0; turn < warmUp + repetitions(); turn++) {
      clinic.logIn();
      turns.add(turn(clinic.patients().get(0).token(), service, nginx, folder));
      System.out.println(turns.get(turn));
    }
    List<Turn> counted = turns.subList(warmUp, turns.size());
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.atLeast(
            "upload (%s)".formatted(median(counted, turn -> turn.upload().rate(), "MiB/s")),
            "the slower of the disk (%s) and SHA-256 + AES-GCM (%s)"
                .formatted(
                    median(counted, Turn::disk, "MiB/s"), median(counted, Turn::sealing, "MiB/s")),
            figures(counted, Turn::uploadRatio),
            0.8,
            "×"));
    findings.add(
        Finding.atLeast(
            "download (%s)".formatted(median(counted, turn -> turn.download().rate(), "MiB/s")),
            "the slower of a decrypting read (%s) and nginx (%s)"
                .formatted(
                    median(counted, Turn::unsealing, "MiB/s"),
                    nginx.isPresent()
                        ? median(counted, turn -> turn.nginx().orElseThrow(), "MiB/s")
                        : "not installed"),
            figures(counted, Turn::downloadRatio),
            0.5,
            "×"));
    findings.add(processorTime("upload", counted, Turn::upload));
    findings.add(processorTime("download", counted, Turn::download));
    return findings;
  }

  private static Finding processorTime(
      String what, List<Turn> turns, Function<Turn, Transfer> transfer) {
    return Finding.note(
        "processor time of a MiB of %s: service, client, and the rate that this bounds"
            .formatted(what),
        "%s, %s, %s"
            .formatted(
                median(turns, turn -> transfer.apply(turn).service(), "ms"),
                median(turns, turn -> transfer.apply(turn).client(), "ms"),
                median(turns, turn -> transfer.apply(turn).bound(), "MiB/s")));
  }

  private Turn turn(
      String token, ServiceProcess service, Optional<ServiceProcess> nginx, Path folder)
      throws IOException, GeneralSecurityException {
    FileClient client = new FileClient(service.uri());
    String[] file = new String[1];
    Transfer upload = transfer(service, () -> file[0] = client.upload(token, block, mebibytes));
    String path = "/api/v1/record/files/" + file[0];
    Transfer download =
        transfer(service, () -> complete(client.download(path + "/content", token)));
    // As each content is: to write one file again takes a fraction of the time where a host takes
    // unused memory back from a virtual machine, since the page cache gets what was just freed.
    Path another = folder.resolve(UUID.randomUUID().toString());
    double disk = rate(() -> write(another, block));
    double sealing = rate(this::seal);
    double unsealing = rate(() -> unseal(folder.resolve("encrypted")));
    Optional<Double> sending = Optional.empty();
    if (nginx.isPresent()) {
      FileClient toNginx = new FileClient(nginx.get().uri());
      sending = Optional.of(rate(() -> complete(toNginx.download("/plain", ""))));
    }
    client.delete(path, token);
    return new Turn(upload, download, disk, sealing, unsealing, sending);
  }

  private Transfer transfer(ServiceProcess service, Work work)
      throws IOException, GeneralSecurityException {
    double serviceBefore = service.cpuSeconds();
    long clientBefore = THREADS.getCurrentThreadCpuTime();
    double rate = rate(work);
    return new Transfer(
        rate,
        (service.cpuSeconds() - serviceBefore) * 1e3 / mebibytes,
        (THREADS.getCurrentThreadCpuTime() - clientBefore) / 1e6 / mebibytes);
  }

  private double rate(Work work) throws IOException, GeneralSecurityException {
    long start = System.nanoTime();
    work.run();
    return mebibytes * 1e9 / (System.nanoTime() - start);
  }

  private void complete(long length) throws IOException {
    if (length != (long) mebibytes * MIB) {
      throw new IOException(length + " bytes were received");
    }
  }

  private void write(Path file, byte[] part) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (int i = 0; i < mebibytes; i++) {
        channel.write(ByteBuffer.wrap(part));
      }
      channel.force(true);
    }
  }

  private Cipher cipher(int mode) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(8 * TAG, new byte[12]));
    return cipher;
  }

  private void seal() throws GeneralSecurityException {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    byte[] into = new byte[MIB + TAG];
    for (int i = 0; i < mebibytes; i++) {
      sha256.update(block);
      // The JDK wants another nonce for each segment of a key; what it is does not matter here.
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      byte[] nonce = ByteBuffer.allocate(12).putInt(i).array();
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(8 * TAG, nonce));
      cipher.doFinal(block, 0, MIB, into);
    }
    sha256.digest();
  }

  private void unseal(Path file) throws IOException, GeneralSecurityException {
    ByteBuffer segment = ByteBuffer.allocate(MIB + TAG);
    byte[] into = new byte[MIB];
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      for (int i = 0; i < mebibytes; i++) {
        segment.clear();
        while (segment.hasRemaining() && channel.read(segment) >= 0) {
          // until it is full
        }
        cipher(Cipher.DECRYPT_MODE).doFinal(segment.array(), 0, segment.capacity(), into);
      }
    }
  }

  private static Optional<ServiceProcess> nginx(Path folder)
      throws IOException, InterruptedException {
    if (!Files.isExecutable(NGINX)) {
      return Optional.empty();
    }
    return Optional.of(
        ServiceProcess.start(List.of("/bin/sh", "-c", NGINX_SCRIPT), folder, Map.of(), "/"));
  }
}
