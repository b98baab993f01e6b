package br.com.techmedicos.adapters.rest.healthrecord;

import br.com.techmedicos.adapters.rest.problem.Problem;
import br.com.techmedicos.adapters.rest.problem.ProblemException;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.adapters.rest.problem.RequestViolation;
import br.com.techmedicos.application.healthrecord.content.ReceivedContent;
import io.micronaut.http.HttpRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.fileupload.FileItemIterator;
import org.apache.commons.fileupload.FileItemStream;
import org.apache.commons.fileupload.FileUpload;
import org.apache.commons.fileupload.FileUploadException;
import org.apache.commons.fileupload.InvalidFileNameException;
import org.apache.commons.fileupload.UploadContext;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an upload (RFC 7578), read as they arrive, in any order. The file is streamed and
 * never held in memory.
 */
final class UploadParts {

  private static final String FILE = "file";
  private static final Set<String> TEXTS = Set.of("category", "description", "performedOn");
  private static final int MOST_PARTS = 10;
  private static final int LONGEST_TEXT = 16_384;
  private static final int LONGEST_NAME = 1_000;
  private static final int LONGEST_PART_HEADER = 8_192;

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
    FileUpload upload = new BoundedParts();
    upload.setHeaderEncoding(StandardCharsets.UTF_8.name());
    upload.setPartHeaderSizeMax(LONGEST_PART_HEADER);
    try {
      FileItemIterator parts = upload.getItemIterator(new Arriving(request, body));
      for (int part = 1; parts.hasNext(); part++) {
        if (part > MOST_PARTS) { // the library does not count streamed parts
          throw notMultipart();
        }
        take(parts.next(), receiver);
      }
      if (received == null) {
        wrong.putIfAbsent(FILE, RequestViolation.REQUIRED);
      }
    } catch (FileUploadException e) {
      throw notMultipart();
    }
  }

  private static ProblemException notMultipart() {
    return new ProblemException(Problem.of(ProblemType.MALFORMED_BODY, "not-multipart"));
  }

  private void take(FileItemStream part, Receiver receiver) throws IOException {
    String name = part.getFieldName() == null ? "" : part.getFieldName();
    if (name.length() > LONGEST_NAME) {
      throw notMultipart();
    }
    try (InputStream content = part.openStream()) {
      if (name.equals(FILE)) {
        takeFile(part, content, receiver);
      } else if (TEXTS.contains(name)) {
        takeText(name, content);
      } else {
        wrong.putIfAbsent(name, RequestViolation.UNKNOWN_MEMBER);
      }
    }
  }

  private void takeFile(FileItemStream part, InputStream content, Receiver receiver)
      throws IOException {
    if (part.isFormField()) {
      wrong.put(FILE, RequestViolation.NOT_A_FILE);
    } else if (received != null) {
      wrong.put(FILE, RequestViolation.GIVEN_TWICE);
    } else {
      fileName = name(part);
      received = receiver.receive(content);
    }
  }

  /** Returns the file name as sent; the domain makes it safe. */
  private static String name(FileItemStream part) {
    try {
      return part.getName();
    } catch (InvalidFileNameException withNul) {
      return withNul.getName();
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

  /** The library fails on a part that says it has parts, but not where they end. */
  private static final class BoundedParts extends FileUpload {

    @Override
    protected byte[] getBoundary(String contentType) {
      byte[] boundary = super.getBoundary(contentType);
      if (boundary == null) {
        throw notMultipart();
      }
      return boundary;
    }
  }

  /** Adapts the request to the library. */
  private record Arriving(HttpRequest<?> request, InputStream body) implements UploadContext {

    @Override
    public String getCharacterEncoding() {
      return StandardCharsets.UTF_8.name();
    }

    @Override
    public String getContentType() {
      return request.getHeaders().get("Content-Type");
    }

    @Override
    public int getContentLength() {
      return -1;
    }

    @Override
    public long contentLength() {
      return request.getHeaders().contentLength().orElse(-1);
    }

    @Override
    public InputStream getInputStream() {
      return body;
    }
  }
}
