package br.com.techmedicos.bootstrap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A call as the reference has it, with one to three things about it as no client means them. The
 * same seed makes the same call.
 */
final class HostileCall {

  /** What no field is for. */
  private static final List<String> ODD =
      List.of(
          "",
          " ",
          "\0",
          "a\0b",
          "\ud800",
          "\udc00\ud800",
          "\ufeff",
          "\uffff",
          "\u202ea\u202c",
          "a\u0301".repeat(200),
          "\u0315\u0301".repeat(2000),
          "👩‍⚕️🩺\udbff\udfff",
          "ﬀİßΣς",
          "１２３",
          "٣",
          "x".repeat(3000),
          "%",
          "%00",
          "%zz",
          "../../etc/passwd",
          "..\\..\\a",
          "'; DROP TABLE x --",
          "<script>",
          "${jndi:ldap://127.0.0.1/a}",
          "{{7*7}}",
          "NaN",
          "-Infinity",
          "-1",
          "-0",
          "0",
          "1e999",
          "99999999999999999999",
          "2147483648",
          "1.0",
          "0x1f",
          "null",
          "true",
          "[]",
          "{}",
          "2027-02-30",
          "0000-00-00",
          "9999-12-31",
          "-999999999-01-01",
          "+1000000000-12-31",
          "9999-12-31T23:59:60Z",
          "2027-01-01T00:00:00+18:01",
          "24:00",
          "-23.55,-46.63",
          "NaN,NaN",
          "91,181",
          "00000000-0000-0000-0000-000000000000",
          "America/Sao_Paulo\n",
          "ZZZ",
          "a,b,,c");

  /** What is put into an address as it is, right or wrong. */
  private static final List<String> IN_ADDRESS =
      List.of(
          "%",
          "%2",
          "%zz",
          "%00",
          "%ff",
          "%C3%28",
          "%ED%A0%80",
          "%E2%80%AE",
          "%0d%0aX-Odd:%201",
          "%2f..%2f",
          "..",
          ".",
          "//",
          "\\",
          ";a=b",
          "|",
          "^",
          "`",
          "\"",
          "<>",
          "{x}",
          "[",
          "]",
          "#x",
          "\u00ff\u00fe",
          "\u0001",
          "%25",
          "%u0041",
          "&",
          "=",
          "+",
          "~",
          "*",
          "?",
          ":",
          "@");

  /** What is put into JSON as it is. */
  private static final List<String> IN_JSON =
      List.of(
          "NaN",
          "-Infinity",
          "1e400",
          "-1e400",
          "1e-400",
          "-0",
          "0.1e1",
          "01",
          "+1",
          ".5",
          "tru",
          "'a'",
          "\"\\ud800\"",
          "\"\\u0000\"",
          "\"\\x\"",
          "\"\n\"",
          "/*c*/1",
          "",
          "1 2",
          "9".repeat(400),
          "0." + "1".repeat(2000),
          "[".repeat(5000),
          "{\"a\":".repeat(3000),
          "[" + "0,".repeat(3000) + "0]",
          "\"" + "a".repeat(150_000) + "\"");

  private static final List<String> MEDIA_TYPES =
      List.of(
          "",
          "application/xml",
          "text/plain",
          "application/json; charset=utf-16",
          "*/*",
          "a",
          "/",
          "application/json; charset=made-up",
          "application/json;charset=\"",
          "application/json,a/b",
          "application/x-www-form-urlencoded",
          "multipart/form-data",
          "multipart/form-data; boundary=",
          "multipart/form-data; boundary=" + "b".repeat(300),
          "multipart/mixed; boundary=x",
          "multipart/form-data; boundary=\"a b\"",
          "APPLICATION/JSON",
          "application/merge-patch+json",
          "application/json\0",
          "\u00ff/\u00fe",
          "text/html;q=2",
          "application/" + "j".repeat(2000));

  private static final List<String> HEADERS =
      List.of(
          "Accept",
          "Accept-Charset",
          "Accept-Encoding",
          "Accept-Language",
          "Access-Control-Request-Method",
          "Authorization",
          "Content-Encoding",
          "Content-Language",
          "Content-Type",
          "Cookie",
          "Date",
          "Expect",
          "Forwarded",
          "Host",
          "Idempotency-Key",
          "If-Match",
          "If-Modified-Since",
          "If-None-Match",
          "If-Range",
          "Origin",
          "Range",
          "Referer",
          "Sec-WebSocket-Key",
          "TE",
          "Upgrade",
          "User-Agent",
          "X-Forwarded-For",
          "X-Forwarded-Host",
          "X-Forwarded-Proto",
          "X-HTTP-Method-Override");

  private static final List<String> IN_HEADERS =
      List.of(
          "*",
          "\"",
          "\"\"",
          "W/\"1\"",
          "\"1\", \"2\"",
          "bytes=0-",
          "bytes=-1",
          "bytes=a",
          "bytes=9-1",
          "bytes=0-0,2-2",
          "Bearer",
          "Bearer a.b.c",
          "Basic YTpi",
          "gzip",
          "deflate",
          "br",
          "snappy",
          "zstd",
          "identity",
          "en;q=1e9",
          "pt-BR,en;q=\u00ff",
          "-,-,-",
          "en,-",
          "a/b;q=x",
          "*/*;q=0",
          "websocket",
          "h2c",
          "close, upgrade",
          "100-continue",
          "Wed, 31 Feb 2027 25:00:00 GMT",
          "http://[",
          "null",
          "127.0.0.1, ::1",
          "for=\"[::1\";proto=x",
          "trailers, chunked",
          "a=b; c=\"",
          "DELETE",
          "x".repeat(4000),
          "x".repeat(9000),
          "\u0001",
          "\0",
          ";;;",
          "=",
          ",");

  private static final List<String> METHODS =
      List.of(
          "OPTIONS",
          "HEAD",
          "TRACE",
          "CONNECT",
          "PROPFIND",
          "get",
          "A",
          "M-SEARCH",
          "X".repeat(200));

  private static final List<Charset> CHARSETS =
      List.of(ISO_8859_1, StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, UTF_8);

  /** Text that goes into JSON as it is, where a value would be. */
  private record AsItIs(String text) {}

  private final SplittableRandom random;
  private final boolean multipart;
  private final List<String> query = new ArrayList<>();
  private final Map<String, String> headers = new LinkedHashMap<>();
  private String method;
  private String path;
  private @Nullable Object json;
  private byte @Nullable [] body;

  private HostileCall(
      Reference.Call call, String filledPath, Optional<String> token, SplittableRandom random) {
    this.random = random;
    this.method = call.method();
    this.path = filledPath;
    headers.put("Host", "localhost");
    headers.put("Accept", "*/*");
    token.ifPresent(value -> headers.put("Authorization", "Bearer " + value));
    List<Parameter> parameters =
        Objects.requireNonNullElse(call.operation().getParameters(), List.<Parameter>of());
    for (Parameter parameter : parameters) {
      String value = String.valueOf(example(parameter.getExample(), parameter.getSchema(), 0));
      if (parameter.getIn().equals("query")
          && (parameter.getRequired() == Boolean.TRUE || once(3))) {
        query.add(parameter.getName() + "=" + percent(value));
      } else if (parameter.getIn().equals("header") && parameter.getName().equals("If-Match")) {
        headers.put("If-Match", "*");
      }
    }
    RequestBody wanted = call.operation().getRequestBody();
    Map<String, MediaType> content = wanted == null ? Map.of() : wanted.getContent();
    this.multipart = content.containsKey("multipart/form-data");
    if (multipart) {
      headers.put("Content-Type", "multipart/form-data; boundary=limite");
      body = form(false);
    } else if (!content.isEmpty()) {
      String type = content.keySet().iterator().next();
      headers.put("Content-Type", type);
      json = example(null, content.get(type).getSchema(), 0);
    }
  }

  /**
   * Makes a call.
   *
   * @param call what is called
   * @param filledPath its path, with ids in it
   * @param token of who calls, if they have one
   * @param seed makes it the same call again
   * @return the bytes of the request
   */
  static byte[] of(Reference.Call call, String filledPath, Optional<String> token, long seed) {
    HostileCall hostile = new HostileCall(call, filledPath, token, new SplittableRandom(seed));
    hostile.spoil();
    return hostile.bytes();
  }

  private void spoil() {
    List<Runnable> ways =
        new ArrayList<>(
            List.of(
                this::spoilPath,
                this::spoilQuery,
                this::spoilQuery,
                this::spoilHeader,
                this::spoilHeader,
                this::spoilMethod,
                this::spoilBytes));
    if (json != null) {
      ways.addAll(List.of(this::spoilJson, this::spoilJson, this::spoilJson, this::spoilJson));
    }
    if (multipart) {
      Runnable spoilForm = () -> body = form(true);
      ways.addAll(List.of(spoilForm, spoilForm, spoilForm, spoilForm));
    }
    int times = 1 + random.nextInt(3);
    for (int i = 0; i < times; i++) {
      any(ways).run();
    }
  }

  private void spoilPath() {
    String odd = once(2) ? any(IN_ADDRESS) : percent(any(ODD));
    int slash = path.lastIndexOf('/');
    path =
        switch (random.nextInt(4)) {
          case 0 -> path + odd;
          case 1 -> path.substring(0, slash + 1) + odd;
          case 2 -> path + "/" + odd;
          default -> path.substring(0, slash) + "/" + odd + path.substring(slash);
        };
  }

  private void spoilQuery() {
    String name =
        query.isEmpty() || once(4)
            ? any(List.of("limit", "cursor", "near", "from", "sort", "status", "made-up", "", "%"))
            : any(query).split("=", 2)[0];
    String value = once(2) ? any(IN_ADDRESS) : percent(any(ODD));
    switch (random.nextInt(6)) {
      case 0 -> query.add(name);
      case 1 -> query.add(name + "=" + value + "&" + name + "=" + value);
      case 2 -> query.add((name + "=1&").repeat(300));
      case 3 -> query.clear();
      default -> {
        query.removeIf(parameter -> parameter.startsWith(name + "="));
        query.add(name + "=" + value);
      }
    }
  }

  private void spoilHeader() {
    String value =
        switch (random.nextInt(4)) {
          case 0 -> any(ODD);
          case 1 -> any(MEDIA_TYPES);
          default -> any(IN_HEADERS);
        };
    String name = once(12) ? "X-" + "a".repeat(random.nextInt(300)) : any(HEADERS);
    if (once(6)) {
      headers.remove(name);
    } else {
      headers.put(name, value.replaceAll("[\r\n]", ""));
    }
  }

  private void spoilMethod() {
    if (once(3)) {
      method = any(METHODS);
    }
  }

  /** Of the whole body, or of one where none is wanted. */
  private void spoilBytes() {
    byte[] whole = written();
    body =
        switch (random.nextInt(8)) {
          case 0 -> new byte[0];
          case 1 -> java.util.Arrays.copyOf(whole, whole.length / 2);
          case 2 -> joined(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, whole);
          case 3 -> new String(whole, UTF_8).getBytes(any(CHARSETS));
          case 4 -> joined(whole, "{}".getBytes(UTF_8));
          case 5 -> joined(whole, new byte[] {(byte) 0xc3, (byte) 0x28, 0});
          case 6 -> noise(random.nextInt(2_000));
          default -> joined(whole, new byte[200_000]);
        };
    json = null;
  }

  /** Of one member or element, wherever it is. */
  private void spoilJson() {
    if (json == null || once(8)) {
      json = new AsItIs(any(IN_JSON));
      return;
    }
    List<Consumer<Object>> places = new ArrayList<>();
    List<Map<String, @Nullable Object>> objects = new ArrayList<>();
    collect(json, value -> json = value, places, objects);
    if (!objects.isEmpty() && once(3)) {
      Map<String, @Nullable Object> object = any(objects);
      String member = object.isEmpty() ? "a" : any(new ArrayList<>(object.keySet()));
      switch (random.nextInt(4)) {
        case 0 -> object.remove(member);
        case 1 -> object.put(any(ODD), 1);
        case 2 -> object.put(member + TWICE, object.get(member));
        default -> object.put(any(List.of("__proto__", "id", "role", "class", "$ref")), "x");
      }
      return;
    }
    any(places).accept(odd());
  }

  /** Ends the name of a member that is written like the one before it. */
  private static final String TWICE = "\u0007twice";

  private @Nullable Object odd() {
    return switch (random.nextInt(9)) {
      case 0 -> null;
      case 1 -> random.nextLong();
      case 2 -> new ArrayList<>(List.of("a", 1));
      case 3 -> new LinkedHashMap<>(Map.of("a", 1));
      case 4 -> true;
      case 5, 6 -> new AsItIs(any(IN_JSON));
      default -> any(ODD);
    };
  }

  @SuppressWarnings("unchecked") // objects are made below
  private static void collect(
      @Nullable Object value,
      Consumer<Object> replace,
      List<Consumer<Object>> places,
      List<Map<String, @Nullable Object>> objects) {
    places.add(replace);
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> object = (Map<String, @Nullable Object>) map;
      objects.add(object);
      object.forEach(
          (name, each) -> collect(each, other -> object.put(name, other), places, objects));
    } else if (value instanceof List<?> elements) {
      List<@Nullable Object> list = (List<@Nullable Object>) elements;
      for (int i = 0; i < list.size(); i++) {
        int at = i;
        collect(list.get(i), other -> list.set(at, other), places, objects);
      }
    }
  }

  /** A form with a file in it. */
  private byte[] form(boolean spoilt) {
    String file = spoilt && once(2) ? any(ODD).replaceAll("[\r\n]", "") : "exame.pdf";
    String disposition =
        !spoilt
            ? "form-data; name=\"file\"; filename=\"exame.pdf\""
            : any(
                List.of(
                    "form-data; name=\"file\"; filename=\"" + file + '"',
                    "form-data; name=\"file\"; filename=\"" + file + '"',
                    "form-data; name=\"file\"; filename*=UTF-8''%zz%00" + file,
                    "form-data; name=\"file\"; filename*=made-up'x'a",
                    "form-data; name=\"file\"",
                    "form-data; name=\"" + file + "\"; filename=\"a.pdf\"",
                    "form-data; filename=a",
                    "form-data; name=file; filename=" + file,
                    "form-data; name=\"file; filename=\"a\"b\\\"",
                    "attachment; name=\"file\"; filename=\"a\"",
                    "",
                    ";;;="));
    String more =
        !spoilt
            ? ""
            : any(
                List.of(
                    "",
                    "",
                    "Content-Type: \0\r\n",
                    "Content-Type: multipart/mixed; boundary=x\r\n",
                    "Content-Transfer-Encoding: base64\r\n",
                    "no colon\r\n",
                    ": no name\r\n",
                    "X-Long: " + "a".repeat(70_000) + "\r\n",
                    "Content-Length: -1\r\n",
                    " folded\r\n",
                    "X: 1\r\n".repeat(500)));
    byte[] content =
        spoilt && once(3)
            ? any(
                List.of(
                    new byte[0],
                    "MZ\u0090\0".getBytes(ISO_8859_1),
                    "{".getBytes(UTF_8),
                    noise(5000)))
            : SampleFiles.pdf("exame");
    String text =
        spoilt
            ? part(
                    "form-data; name=\""
                        + any(List.of("category", "description", "performedOn", "x", ""))
                        + '"')
                + any(ODD)
                + "\r\n"
            : "";
    String repeated = spoilt && once(8) ? (part("form-data; name=\"x\"") + "1\r\n").repeat(40) : "";
    String end =
        spoilt && once(5)
            ? any(List.of("", "\r\n", "\r\n--limite", "\r\n--limite\r\n"))
            : "\r\n--limite--\r\n";
    byte[] whole =
        joined(
            (repeated
                    + text
                    + "--limite\r\nContent-Disposition: "
                    + disposition
                    + "\r\n"
                    + more
                    + "\r\n")
                .getBytes(UTF_8),
            joined(content, end.getBytes(UTF_8)));
    return spoilt && once(12)
        ? new String(whole, ISO_8859_1).replace("\r\n", "\n").getBytes(ISO_8859_1)
        : whole;
  }

  private static String part(String disposition) {
    return "--limite\r\nContent-Disposition: " + disposition + "\r\n\r\n";
  }

  private byte[] bytes() {
    byte[] content = written();
    StringBuilder head = new StringBuilder(method).append(' ').append(path);
    if (!query.isEmpty()) {
      head.append('?').append(String.join("&", query));
    }
    head.append(" HTTP/1.1\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("Connection: close\r\nContent-Length: ").append(content.length).append("\r\n\r\n");
    // A sign beyond Latin 1 is sent in UTF-8, as careless clients do.
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    head.toString()
        .codePoints()
        .forEach(
            c -> out.writeBytes(Character.toString(c).getBytes(c < 0x100 ? ISO_8859_1 : UTF_8)));
    out.writeBytes(content);
    return out.toByteArray();
  }

  private byte[] written() {
    if (json != null) {
      StringBuilder text = new StringBuilder();
      write(json, text);
      return text.toString().getBytes(UTF_8);
    }
    return body == null ? new byte[0] : body;
  }

  private static void write(@Nullable Object value, StringBuilder text) {
    if (value instanceof Map<?, ?> object) {
      text.append('{');
      object.forEach(
          (name, each) -> {
            write(
                String.valueOf(name).replace(TWICE, ""),
                text.append(text.charAt(text.length() - 1) == '{' ? "" : ","));
            write(each, text.append(':'));
          });
      text.append('}');
    } else if (value instanceof List<?> list) {
      text.append('[');
      for (int i = 0; i < list.size(); i++) {
        write(list.get(i), text.append(i == 0 ? "" : ","));
      }
      text.append(']');
    } else if (value instanceof AsItIs raw) {
      text.append(raw.text());
    } else if (value instanceof Number || value instanceof Boolean || value == null) {
      text.append(value);
    } else {
      text.append('"');
      for (char c : value.toString().toCharArray()) {
        if (c < 0x20 || c == '"' || c == '\\' || Character.isSurrogate(c)) {
          text.append("\\u%04x".formatted((int) c));
        } else {
          text.append(c);
        }
      }
      text.append('"');
    }
  }

  /** What the reference gives for an example, or makes one. */
  private static @Nullable Object example(
      @Nullable Object example, @Nullable Schema<?> schema, int depth) {
    if (example != null || schema == null || depth > 6) {
      return example;
    }
    if (schema.getExample() != null) {
      return schema.getExample();
    }
    if (schema.getEnum() != null && !schema.getEnum().isEmpty()) {
      return schema.getEnum().get(0);
    }
    if (schema.getItems() != null) {
      List<@Nullable Object> list = new ArrayList<>();
      list.add(example(null, schema.getItems(), depth + 1));
      return list;
    }
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    List<Schema<?>> parts = new ArrayList<>(List.of(schema));
    if (schema.getAllOf() != null) {
      schema.getAllOf().forEach(parts::add);
    }
    for (Schema<?> part : parts) {
      if (part.getProperties() != null) {
        part.getProperties()
            .forEach((name, member) -> object.put(name, example(null, member, depth + 1)));
      }
    }
    return object.isEmpty()
        ? "uuid".equals(schema.getFormat()) ? "01a21503-7b68-7014-8ace-ac0ab0a3d083" : "1"
        : object;
  }

  private static String percent(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(UTF_8)) {
      boolean plain = b > 0 && (Character.isLetterOrDigit(b) || "-_.,:".indexOf(b) >= 0);
      encoded.append(plain ? String.valueOf((char) b) : "%%%02X".formatted(b));
    }
    return encoded.substring(0, Math.min(encoded.length(), 6_000));
  }

  private byte[] noise(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] joined(byte[] first, byte[] second) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(first);
    both.writeBytes(second);
    return both.toByteArray();
  }

  private boolean once(int times) {
    return random.nextInt(times) == 0;
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
