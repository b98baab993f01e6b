package br.com.techmedicos.adapters.gcs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * One bucket behind the calls of the JSON API that the store makes, strictly as Google's reference
 * describes them: resumable uploads (a session, chunks of 256 KiB or multiples, an answer of 308
 * with what was received, the last chunk with its CRC32C), preconditions on generations, metadata,
 * ranges, deletion. What else is called, or called otherwise, is noted as a misuse. It can be made
 * to fail in the ways that the service does.
 */
final class FakeBucket implements AutoCloseable {

  private static final Pattern CHUNK = Pattern.compile("bytes (\\d+)-(\\d+)/(\\d+|\\*)");
  private static final Pattern END = Pattern.compile("bytes \\*/(\\d+)");
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");
  private static final int UNIT = 256 << 10;

  /** A way to fail. */
  enum Trouble {
    /** 503 without having done anything. */
    BEFORE,
    /** 503 after having done everything. */
    AFTER,
    /** A bit of what was sent arrives otherwise. */
    ALTERED,
    /** The answer breaks off in the middle. */
    CUT_OFF
  }

  private record Stored(byte[] bytes, long generation) {}

  private record Planned(Predicate<String> call, Trouble trouble) {}

  private static final class Upload {
    private final String name;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private Optional<Stored> result = Optional.empty();

    private Upload(String name) {
      this.name = name;
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final String bucket;
  private final Map<String, Stored> objects = new ConcurrentHashMap<>();
  private final Map<String, Upload> uploads = new ConcurrentHashMap<>();
  private final AtomicLong numbers = new AtomicLong();
  private final List<Planned> planned = new CopyOnWriteArrayList<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final List<String> misuses = new CopyOnWriteArrayList<>();

  FakeBucket(String bucket) throws IOException {
    this.bucket = bucket;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  String host() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The next call that begins so fails. */
  void failNext(String call, Trouble trouble) {
    planned.add(new Planned(line -> line.startsWith(call), trouble));
  }

  /** Every call fails from now on. */
  void failAlways() {
    for (int i = 0; i < 10_000; i++) {
      planned.add(new Planned(line -> true, Trouble.BEFORE));
    }
  }

  /** What was called, as {@code PUT upload}, {@code GET media}. */
  List<String> calls() {
    return calls;
  }

  /** What the store did that the service would not allow, or that nobody expected. */
  List<String> misuses() {
    return misuses;
  }

  Map<String, byte[]> objects() {
    Map<String, byte[]> all = new HashMap<>();
    objects.forEach((name, stored) -> all.put(name, stored.bytes()));
    return all;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getRawPath();
      Map<String, String> query = query(exchange.getRequestURI());
      String upload = "/upload/storage/v1/b/" + bucket + "/o";
      String object = "/storage/v1/b/" + bucket + "/o/";
      String call =
          exchange.getRequestMethod()
              + (path.equals(upload)
                  ? query.containsKey("upload_id") ? " chunk" : " upload"
                  : path.startsWith("/download") || "media".equals(query.get("alt"))
                      ? " media"
                      : " object");
      calls.add(call);
      Optional<Trouble> trouble = next(call);
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (trouble.filter(Trouble.ALTERED::equals).isPresent()) {
        body[body.length / 2] ^= 1;
      }
      if (trouble.filter(Trouble.BEFORE::equals).isPresent()) {
        respond(exchange, 503, "try again");
        return;
      }
      Reply reply;
      if (path.equals(upload)) {
        reply = upload(exchange, query, body);
      } else if (path.startsWith("/download" + object)) {
        reply = object(exchange, name(path.substring(("/download" + object).length())), query);
      } else if (path.startsWith(object)) {
        reply = object(exchange, name(path.substring(object.length())), query);
      } else {
        reply = misuse("no such call: " + call + " " + exchange.getRequestURI());
      }
      if (trouble.filter(Trouble.AFTER::equals).isPresent()) {
        reply = Reply.of(503, "try again");
      }
      reply.headers().forEach(exchange.getResponseHeaders()::add);
      send(exchange, reply, trouble.filter(Trouble.CUT_OFF::equals).isPresent());
    }
  }

  private record Reply(int status, Map<String, String> headers, byte[] body) {
    private static Reply of(int status, String body) {
      return new Reply(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }
  }

  private synchronized Reply upload(HttpExchange exchange, Map<String, String> query, byte[] body) {
    if (exchange.getRequestMethod().equals("POST")) {
      return begin(query, body);
    }
    if (!exchange.getRequestMethod().equals("PUT")) {
      return misuse("an upload is put");
    }
    Upload upload = uploads.get(query.get("upload_id"));
    if (upload == null) {
      return Reply.of(404, "no such upload");
    }
    String range = exchange.getRequestHeaders().getFirst("Content-Range");
    Matcher chunk = CHUNK.matcher(range);
    Matcher end = END.matcher(range);
    if (range.equals("bytes */*")
        || end.matches() && body.length == 0 && upload.result.isPresent()) {
      return upload.result.map(o -> json(200, upload.name, o)).orElseGet(() -> received(upload));
    }
    long total;
    if (chunk.matches()) {
      long first = Long.parseLong(chunk.group(1));
      long last = Long.parseLong(chunk.group(2));
      if (last - first + 1 != body.length) {
        return misuse(range + " with " + body.length + " bytes");
      }
      if (first != upload.received.size()) {
        return Reply.of(503, "content-range is not where the upload is");
      }
      upload.received.writeBytes(body);
      if (chunk.group(3).equals("*")) {
        return body.length % UNIT == 0
            ? received(upload)
            : misuse("a chunk of " + body.length + " bytes");
      }
      total = Long.parseLong(chunk.group(3));
    } else if (end.matches()) {
      total = Long.parseLong(end.group(1));
    } else {
      return misuse("Content-Range: " + range);
    }
    return total == upload.received.size()
        ? finish(upload, exchange.getRequestHeaders().getFirst("x-goog-hash"))
        : misuse(range + " after " + upload.received.size() + " bytes");
  }

  private Reply begin(Map<String, String> query, byte[] body) {
    String metadata = new String(body, StandardCharsets.UTF_8);
    String name = query.get("name");
    if (!"resumable".equals(query.get("uploadType"))
        || !"0".equals(query.get("ifGenerationMatch"))) {
      return misuse("an upload that may replace something: " + query);
    }
    if (name == null || !metadata.contains(name) || metadata.contains("\"metadata\"")) {
      return misuse("an upload of " + metadata);
    }
    if (objects.containsKey(name)) {
      return Reply.of(412, "{\"error\": {\"code\": 412, \"message\": \"conditionNotMet\"}}");
    }
    String id = "upload-" + numbers.incrementAndGet();
    uploads.put(id, new Upload(name));
    String location =
        host() + "/upload/storage/v1/b/" + bucket + "/o?uploadType=resumable&upload_id=" + id;
    return new Reply(200, Map.of("Location", location), new byte[0]);
  }

  private static Reply received(Upload upload) {
    int size = upload.received.size();
    return new Reply(
        308, size == 0 ? Map.of() : Map.of("Range", "bytes=0-" + (size - 1)), new byte[0]);
  }

  private Reply finish(Upload upload, String hash) {
    byte[] content = upload.received.toByteArray();
    if (hash == null) {
      return misuse("an upload ends without a checksum");
    }
    if (!hash.equals("crc32c=" + crc32c(content))) {
      return Reply.of(400, "{\"error\": {\"code\": 400, \"message\": \"checksum\"}}");
    }
    Stored stored = new Stored(content, numbers.incrementAndGet());
    if (objects.putIfAbsent(upload.name, stored) != null) {
      return Reply.of(412, "{\"error\": {\"code\": 412, \"message\": \"conditionNotMet\"}}");
    }
    upload.result = Optional.of(stored);
    return json(200, upload.name, stored);
  }

  private Reply object(HttpExchange exchange, String name, Map<String, String> query) {
    Stored stored = objects.get(name);
    String generation = query.get("generation");
    if (stored == null || generation != null && stored.generation() != Long.parseLong(generation)) {
      return Reply.of(404, "{\"error\": {\"code\": 404, \"message\": \"notFound\"}}");
    }
    if (exchange.getRequestMethod().equals("DELETE")) {
      objects.remove(name);
      return new Reply(204, Map.of(), new byte[0]);
    }
    if (!exchange.getRequestMethod().equals("GET")) {
      return misuse("an object is got or deleted");
    }
    if (!"media".equals(query.get("alt"))) {
      return json(200, name, stored);
    }
    if (generation == null) {
      return misuse("an object is read, whichever it may be by now");
    }
    String range = exchange.getRequestHeaders().getFirst("Range");
    Matcher wanted = RANGE.matcher(range == null ? "bytes=0-" : range);
    if (!wanted.matches()) {
      return misuse("Range: " + range);
    }
    int size = stored.bytes().length;
    int first = Integer.parseInt(wanted.group(1));
    int last = wanted.group(2).isEmpty() ? size - 1 : Integer.parseInt(wanted.group(2));
    if (first >= size) {
      return Reply.of(416, "no such range");
    }
    Map<String, String> headers = new HashMap<>();
    headers.put("x-goog-generation", "" + stored.generation());
    headers.put("x-goog-hash", "crc32c=" + crc32c(stored.bytes()));
    headers.put("x-goog-stored-content-length", "" + size);
    if (range != null) {
      headers.put(
          "Content-Range", "bytes %d-%d/%d".formatted(first, Math.min(last, size - 1), size));
    }
    return new Reply(
        range == null ? 200 : 206,
        headers,
        Arrays.copyOfRange(stored.bytes(), first, Math.min(last + 1, size)));
  }

  private Reply json(int status, String name, Stored stored) {
    String json =
        """
        {"kind": "storage#object", "bucket": "%s", "name": "%s", "generation": "%d",
         "metageneration": "1", "size": "%d", "crc32c": "%s"}
        """
            .formatted(
                bucket, name, stored.generation(), stored.bytes().length, crc32c(stored.bytes()));
    return new Reply(
        status,
        Map.of("Content-Type", "application/json; charset=UTF-8"),
        json.getBytes(StandardCharsets.UTF_8));
  }

  private Reply misuse(String what) {
    misuses.add(what);
    return Reply.of(400, "{\"error\": {\"code\": 400, \"message\": \"misuse\"}}");
  }

  private synchronized Optional<Trouble> next(String call) {
    List<Planned> due = new ArrayList<>(planned);
    for (Planned one : due) {
      if (one.call().test(call)) {
        planned.remove(one);
        return Optional.of(one.trouble());
      }
    }
    return Optional.empty();
  }

  private static void respond(HttpExchange exchange, int status, String body) throws IOException {
    send(exchange, Reply.of(status, body), false);
  }

  private static void send(HttpExchange exchange, Reply reply, boolean cutOff) throws IOException {
    int length = reply.body().length;
    exchange.sendResponseHeaders(reply.status(), length == 0 ? -1 : length);
    if (length > 0) {
      OutputStream out = exchange.getResponseBody();
      out.write(reply.body(), 0, cutOff ? length / 2 : length);
      if (cutOff) {
        out.flush();
        throw new IOException("broken off on purpose");
      }
    }
  }

  private static String crc32c(byte[] bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes);
    return Base64.getEncoder()
        .encodeToString(ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
  }

  private static String name(String encoded) {
    return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
  }

  private static Map<String, String> query(URI uri) {
    Map<String, String> query = new HashMap<>();
    String raw = uri.getRawQuery();
    if (raw != null) {
      for (String pair : raw.split("&")) {
        int equals = pair.indexOf('=');
        query.put(equals < 0 ? pair : pair.substring(0, equals), name(pair.substring(equals + 1)));
      }
    }
    return query;
  }
}
