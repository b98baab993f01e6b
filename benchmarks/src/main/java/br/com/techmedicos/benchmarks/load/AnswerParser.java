package br.com.techmedicos.benchmarks.load;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Reads answers of HTTP/1.1, of which it keeps the status and a few headers. */
final class AnswerParser {

  private static final int FIRST_HEAD = 1024;

  private byte[] head = new byte[FIRST_HEAD];
  private int length;
  private long bodyLeft = -1;
  private int status;
  private int retryAfterSeconds;
  private boolean closes;

  /**
   * Reads on.
   *
   * @return whether an answer is complete
   */
  boolean read(ByteBuf in) {
    if (bodyLeft < 0) {
      while (!headComplete()) {
        if (!in.isReadable()) {
          return false;
        }
        if (length == head.length) {
          head = Arrays.copyOf(head, 2 * length);
        }
        head[length++] = in.readByte();
      }
      parse(new String(head, 0, length, StandardCharsets.ISO_8859_1));
    }
    int part = (int) Math.min(bodyLeft, in.readableBytes());
    in.skipBytes(part);
    bodyLeft -= part;
    if (bodyLeft > 0) {
      return false;
    }
    bodyLeft = -1;
    length = 0;
    return true;
  }

  private boolean headComplete() {
    return length >= 4
        && head[length - 1] == '\n'
        && head[length - 2] == '\r'
        && head[length - 3] == '\n';
  }

  private void parse(String text) {
    status = Integer.parseInt(text.substring(9, 12));
    bodyLeft = 0;
    retryAfterSeconds = -1;
    closes = false;
    for (int line = text.indexOf("\r\n") + 2; line < text.length() - 2; ) {
      int end = text.indexOf("\r\n", line);
      int colon = text.indexOf(':', line);
      if (named(text, line, colon, "content-length")) {
        bodyLeft = Long.parseLong(text.substring(colon + 1, end).strip());
      } else if (named(text, line, colon, "retry-after")) {
        retryAfterSeconds = Integer.parseInt(text.substring(colon + 1, end).strip());
      } else if (named(text, line, colon, "connection")) {
        closes = text.substring(colon + 1, end).strip().toLowerCase(Locale.ROOT).equals("close");
      } else if (named(text, line, colon, "transfer-encoding")) {
        throw new IllegalStateException("an answer in chunks");
      }
      line = end + 2;
    }
  }

  private static boolean named(String text, int from, int to, String name) {
    return to - from == name.length() && text.regionMatches(true, from, name, 0, name.length());
  }

  int status() {
    return status;
  }

  /** When to come again; -1 if the answer does not say. */
  int retryAfterSeconds() {
    return retryAfterSeconds;
  }

  /** Whether the connection ends with this answer. */
  boolean closes() {
    return closes;
  }
}
