package br.com.techmedicos.benchmarks.load;

import br.com.techmedicos.bootstrap.sample.SamplePeople;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Strangers, all at once: forged cursors, long texts, heads of many headers, unfinished bodies, one
 * patient's 500 transfers, sign-ups, bad tokens, and guesses from addresses that change. They send
 * at a fixed rate, or hold a fixed number of connections, for as long as they are let.
 */
final class Attackers implements AutoCloseable {

  private static final int UNFINISHED_BODIES = 400;
  private static final int MANY_HEADERS = 400;
  private static final byte[] HEADERS =
      "a:\r\n".repeat(4_000).getBytes(StandardCharsets.US_ASCII); // less than 16 KiB
  private static final int TRANSFERS = 500;
  private static final int FILE_BYTES = 8 << 20;
  private static final int COMBINING_MARKS = 240_000;

  /** How long who was refused, or closed, waits until they open the next connection. */
  private static final int PAUSE_SECONDS = 5;

  /** The place of a cursor under the unkeyed digest that was once enough: the distance is NaN. */
  private static final String NOT_A_NUMBER =
      "/api/v1/doctors?specialty=cardiology&near=-23.55,-46.63&withinKm=25&sort=distance&cursor="
          + "ZTAxMGY4YzgyY2U3NTcyNk5hTnwwMWEyMTQ3ZS1hZTRjLTdhY2QtYTkzMy1lYTBkZWI2MDcwOGU";

  private final URI base;
  private final HonestUsers honest;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Measurements> figures = new ConcurrentHashMap<>();
  private final AtomicInteger newcomers = new AtomicInteger(100_000);
  private final SamplePeople people = new SamplePeople(13);
  private final List<Caller> callers;
  private volatile boolean over;

  Attackers(URI base, HonestUsers honest) {
    this.base = base;
    this.honest = honest;
    this.callers =
        IntStream.range(0, 64).mapToObj(i -> new Caller(base, "127.0.4." + (1 + i))).toList();
  }

  void attack() {
    atRate(10, this::forgedCursors);
    atRate(5, this::longTexts);
    atRate(10, this::signUps);
    atRate(50, this::badTokens);
    atRate(20, this::guesses);
    for (int i = 0; i < UNFINISHED_BODIES; i++) {
      String address = "127.0.3." + (1 + i % 40);
      again("unfinished bodies", () -> unfinishedBody(address));
    }
    for (int i = 0; i < MANY_HEADERS; i++) {
      String address = "127.0.6." + (1 + i % 40);
      again("many headers", () -> manyHeaders(address));
    }
    Transferring patient = transferring();
    for (int i = 0; i < TRANSFERS / 2; i++) {
      again("stalled downloads", () -> stalledDownload(patient));
      again("slow uploads", () -> slowUpload(patient));
    }
  }

  /** What was answered until now does not count. */
  void forget() {
    figures.clear();
  }

  Map<String, Measurements> figures() {
    return new TreeMap<>(figures);
  }

  private Measurements figures(String kind) {
    return figures.computeIfAbsent(kind, x -> new Measurements());
  }

  private Caller anyone() {
    return callers.get(ThreadLocalRandom.current().nextInt(callers.size()));
  }

  private void forgedCursors() {
    byte[] noise = new byte[ThreadLocalRandom.current().nextInt(1, 200)];
    ThreadLocalRandom.current().nextBytes(noise);
    String path =
        ThreadLocalRandom.current().nextBoolean()
            ? NOT_A_NUMBER
            : "/api/v1/doctors?cursor="
                + Base64.getUrlEncoder().withoutPadding().encodeToString(noise);
    figures("forged cursors").timed(() -> anyone().get(path));
  }

  private void longTexts() {
    String marks = "a" + "\u0301\u0316".repeat(COMBINING_MARKS / 2);
    figures("long texts")
        .timed(
            () ->
                ThreadLocalRandom.current().nextBoolean()
                    ? anyone()
                        .post(
                            "/api/v1/auth/patients",
                            Map.of("login", "a@b.example", "password", marks))
                    : anyone()
                        .post(
                            "/api/v1/patients",
                            Map.of(
                                "name", marks,
                                "email", marks,
                                "password", marks,
                                "cpf", marks,
                                "birthDate", marks)));
  }

  private void signUps() {
    Map<String, Object> form = HonestUsers.form(people.patient(newcomers.incrementAndGet()));
    figures("sign-ups").timed(() -> anyone().post("/api/v1/patients", form));
  }

  private void badTokens() {
    String token = "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ4In0." + "A".repeat(86);
    figures("bad tokens")
        .timed(
            () ->
                anyone()
                    .send(
                        "GET",
                        "/api/v1/me",
                        null,
                        "application/json",
                        Map.of("Authorization", "Bearer " + token)));
  }

  /** At an honest patient's password, each from an address that is only claimed. */
  private void guesses() {
    String claimed =
        IntStream.range(0, 4)
            .mapToObj(x -> Integer.toString(ThreadLocalRandom.current().nextInt(1, 250)))
            .reduce((a, b) -> a + "." + b)
            .orElseThrow();
    String body =
        "{\"login\":\"%s\",\"password\":\"uma senha tentada %d\"}"
            .formatted(honest.anyCpf(), ThreadLocalRandom.current().nextInt());
    figures("guesses")
        .timed(
            () ->
                anyone()
                    .send(
                        "POST",
                        "/api/v1/auth/patients",
                        body.getBytes(StandardCharsets.UTF_8),
                        "application/json",
                        Map.of("X-Forwarded-For", claimed, "Forwarded", "for=" + claimed)));
  }

  private void unfinishedBody(String address) throws IOException {
    try (Socket socket = connected(address)) {
      socket.getOutputStream().write(head("POST", "/api/v1/patients", "", 1_900_000));
      byte[] piece = new byte[64 * 1024];
      Arrays.fill(piece, (byte) ' ');
      for (int i = 0; i < 28; i++) {
        socket.getOutputStream().write(piece);
      }
      figures("unfinished bodies").count(statusWhenClosed(socket));
    }
  }

  /** Each is of two bytes, and becomes a hundred in memory; the head does not end. */
  private void manyHeaders(String address) throws IOException {
    try (Socket socket = connected(address)) {
      socket.getOutputStream().write("GET / HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(HEADERS);
      figures("many headers").count(statusWhenClosed(socket));
    }
  }

  /** The attacker who is a patient, with a file. */
  private record Transferring(Caller caller, String cpf, String file) {

    String token() {
      return caller
          .post("/api/v1/auth/patients", Map.of("login", cpf, "password", HonestUsers.PASSWORD))
          .text("access_token");
    }
  }

  private Transferring transferring() {
    Caller caller = new Caller(base, "127.0.5.1");
    SamplePeople.SamplePatient person = people.patient(99_999);
    caller.post("/api/v1/patients", HonestUsers.form(person)).expect(201);
    Transferring patient = new Transferring(caller, person.cpf().value(), "");
    caller.as(patient.token());
    byte[] pdf = new byte[FILE_BYTES];
    Arrays.fill(pdf, (byte) ' ');
    byte[] beginning = "%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(beginning, 0, pdf, 0, beginning.length);
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.writeBytes(FILE_PART.getBytes(StandardCharsets.US_ASCII));
    form.writeBytes(pdf);
    form.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.US_ASCII));
    String file =
        caller
            .send("POST", "/api/v1/record/files", form.toByteArray(), MULTIPART, Map.of())
            .expect(201)
            .text("id");
    again(
        "transferring logins",
        () -> {
          caller.as(patient.token());
          LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(200));
        });
    return new Transferring(caller, person.cpf().value(), file);
  }

  private static final String MULTIPART = "multipart/form-data; boundary=b";
  private static final String FILE_PART =
      "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"exame.pdf\"\r\n\r\n";

  private void stalledDownload(Transferring patient) throws IOException {
    String path = "/api/v1/record/files/" + patient.file() + "/content";
    try (Socket socket = connected("127.0.5.1")) {
      socket.setSoTimeout(0);
      socket.getOutputStream().write(head("GET", path, patient.caller().authorization(), -1));
      int status = status(socket.getInputStream());
      figures("stalled downloads").count(status);
      if (status == 200) {
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(45)); // and reads nothing more
      }
    }
  }

  private void slowUpload(Transferring patient) throws IOException {
    try (Socket socket = connected("127.0.5.1")) {
      OutputStream out = socket.getOutputStream();
      out.write(
          head(
              "POST",
              "/api/v1/record/files",
              patient.caller().authorization() + "Content-Type: " + MULTIPART + "\r\n",
              100_000_000));
      out.write((FILE_PART + "%PDF-1.4\n").getBytes(StandardCharsets.US_ASCII));
      socket.setSoTimeout(2_000);
      while (!over) {
        out.write(' '); // fails once it is closed
        try {
          figures("slow uploads").count(status(socket.getInputStream()));
          return;
        } catch (SocketTimeoutException notYet) {
          // it still waits for more
        }
      }
    }
  }

  private Socket connected(String address) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(8 * 1024);
    socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
    socket.connect(new InetSocketAddress(base.getHost(), base.getPort()), 10_000);
    return socket;
  }

  private static byte[] head(String method, String path, String headers, long length) {
    return ("%s %s HTTP/1.1\r\nHost: localhost\r\n%s%s\r\n")
        .formatted(
            method,
            path,
            headers.contains("Content-Type") || length < 0
                ? headers
                : headers + "Content-Type: application/json\r\n",
            length < 0 ? "" : "Content-Length: " + length + "\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static int statusWhenClosed(Socket socket) throws IOException {
    socket.setSoTimeout(90_000);
    return status(socket.getInputStream());
  }

  /** The status that is answered, or 0 if the connection is closed without. */
  private static int status(InputStream in) throws IOException {
    byte[] line = in.readNBytes(12);
    return line.length < 12
        ? 0
        : Integer.parseInt(new String(line, 9, 3, StandardCharsets.US_ASCII));
  }

  private interface Attack {
    void go() throws IOException;
  }

  /** Again and again, with a pause in between. */
  private void again(String kind, Attack attack) {
    threads.execute(
        () -> {
          while (!over) {
            try {
              attack.go();
            } catch (IOException | RuntimeException ended) {
              figures(kind).count(0);
            }
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(PAUSE_SECONDS));
          }
        });
  }

  /** So many a second, on as many threads as that takes, up to thirty-two. */
  private void atRate(int perSecond, Runnable attack) {
    int senders = Math.min(32, perSecond);
    for (int i = 0; i < senders; i++) {
      threads.execute(
          () -> {
            while (!over) {
              long next = System.nanoTime() + 1_000_000_000L * senders / perSecond;
              attack.run();
              LockSupport.parkNanos(Math.max(0, next - System.nanoTime()));
            }
          });
    }
  }

  @Override
  public void close() {
    over = true;
    threads.shutdownNow();
    callers.forEach(Caller::close);
  }
}
