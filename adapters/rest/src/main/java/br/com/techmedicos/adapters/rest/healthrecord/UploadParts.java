package br.com.techmedicos.adapters.rest.healthrecord;

import br.com.techmedicos.adapters.rest.problem.Problem;
import br.com.techmedicos.adapters.rest.problem.ProblemException;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.adapters.rest.problem.RequestViolation;
import br.com.techmedicos.application.healthrecord.content.ReceivedContent;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an upload (RFC 7578), read as they arrive, in any order. The file is streamed and
 * never held in memory.
 */
final class UploadParts {

  private static final String FILE = "file";
  private static final Set<String> TEXTS = Set.of("category", "description", "performedOn");
  private static final int MOST_PARTS = 10;

  /** RFC 2046, section 5.1.1. */
  private static final int LONGEST_BOUNDARY = 70;

  private static final int LONGEST_TEXT = 16_384;
  private static final int LONGEST_NAME = 1_000;
  private static final int BUFFER = 65_536;
  private static final int LONGEST_HEAD_LINE = 8_192;
  private static final int MOST_HEAD_LINES = 20;
  private static final EntityState END = EntityState.T_END_OF_STREAM;

  private static final MimeConfig BOUNDED =
      MimeConfig.custom()
          .setStrictParsing(true) // or the end of a body that is cut off would be that of its part
          .setMaxLineLen(LONGEST_HEAD_LINE)
          .setMaxHeaderLen(LONGEST_HEAD_LINE)
          .setMaxHeaderCount(MOST_HEAD_LINES)
          .build();

  /** Receives the file while it arrives. */
  interface Receiver {
    ReceivedContent receive(InputStream content) throws IOException;
  }

  private final Map<String, String> texts = new LinkedHashMap<>();
  private final Map<String, RequestViolation> wrong = new LinkedHashMap<>();
  private @Nullable ReceivedContent received;
  private String fileName = "";

  /**
   * Reads all parts.
   *
   * @param request the request
   * @param body the body
   * @param receiver receives the file
   * @throws IOException if the body is cut off
   * @throws ProblemException if it is not a form, or has too many parts or too long headers
   */
  void read(HttpRequest<?> request, InputStream body, Receiver receiver) throws IOException {
    String contentType = request.getHeaders().get(HttpHeaders.CONTENT_TYPE);
    MimeTokenStream form = new MimeTokenStream(BOUNDED);
    form.setRecursionMode(RecursionMode.M_NO_RECURSE);
    form.parseHeadless(new BufferedInputStream(body, BUFFER), contentType);
    try {
      read(form, receiver);
    } catch (MimeException e) {
      throw notMultipart();
    }
    if (received == null) {
      wrong.putIfAbsent(FILE, RequestViolation.REQUIRED);
    }
  }

  private void read(MimeTokenStream form, Receiver receiver) throws IOException, MimeException {
    int forms = 0;
    int parts = 0;
    PartHead head = PartHead.NONE;
    for (EntityState at = form.getState(); at != END; at = form.next()) {
      switch (at) {
        case T_START_MULTIPART -> {
          forms++;
          requireShort(form.getBodyDescriptor().getBoundary());
        }
        case T_START_BODYPART -> {
          parts++;
          head = PartHead.NONE;
        }
        case T_FIELD -> head = head.with(form.getField());
        case T_BODY -> take(head, form.getInputStream(), receiver);
        case T_EPILOGUE -> requireBlank(form.getInputStream());
        default -> {} // what is around the parts
      }
      if (forms > 1 || parts > MOST_PARTS) {
        throw notMultipart();
      }
    }
    if (forms == 0) {
      throw notMultipart(); // it names no boundary
    }
  }

  /** The search for a long one compares almost all of it at each byte of a body made for that. */
  private static void requireShort(String boundary) {
    if (boundary.length() > LONGEST_BOUNDARY) {
      throw notMultipart();
    }
  }

  /** What follows the end would be the rest of a file in which the boundary stood. */
  private static void requireBlank(InputStream epilogue) throws IOException {
    for (int next = epilogue.read(); next >= 0; next = epilogue.read()) {
      if (!Character.isWhitespace(next)) {
        throw notMultipart();
      }
    }
  }

  private static ProblemException notMultipart() {
    return new ProblemException(Problem.of(ProblemType.MALFORMED_BODY, "not-multipart"));
  }

  private void take(PartHead head, InputStream content, Receiver receiver) throws IOException {
    String name = head.name();
    if (name.length() > LONGEST_NAME) {
      throw notMultipart();
    }
    if (name.equals(FILE)) {
      takeFile(head, content, receiver);
    } else if (TEXTS.contains(name)) {
      takeText(name, content);
    } else if (!name.isEmpty()) {
      wrong.putIfAbsent(name, RequestViolation.UNKNOWN_MEMBER);
    }
  }

  private void takeFile(PartHead head, InputStream content, Receiver receiver) throws IOException {
    if (head.fileName().isEmpty()) {
      wrong.put(FILE, RequestViolation.NOT_A_FILE);
    } else if (received != null) {
      wrong.put(FILE, RequestViolation.GIVEN_TWICE);
    } else {
      fileName = head.fileName().get(); // the domain makes it safe
      received = receiver.receive(content);
    }
  }

  private void takeText(String name, InputStream content) throws IOException {
    byte[] bytes = content.readNBytes(LONGEST_TEXT + 1);
    if (bytes.length > LONGEST_TEXT) {
      wrong.put(name, RequestViolation.FIELD_TOO_LARGE);
    } else if (texts.putIfAbsent(name, new String(bytes, StandardCharsets.UTF_8)) != null) {
      wrong.put(name, RequestViolation.GIVEN_TWICE);
    }
  }

  /** Returns a text field, or null if it is absent or empty. */
  @Nullable String text(String name) {
    String text = texts.get(name);
    return text == null || text.isEmpty() ? null : text;
  }

  /** The violations by name of the part. */
  Map<String, RequestViolation> wrong() {
    return wrong;
  }

  /** The received file. */
  Optional<ReceivedContent> received() {
    return Optional.ofNullable(received);
  }

  /** The name of the file, as sent. */
  String fileName() {
    return fileName;
  }
}
