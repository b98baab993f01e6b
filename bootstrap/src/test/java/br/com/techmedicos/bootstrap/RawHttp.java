package br.com.techmedicos.bootstrap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Talks to the service in bytes, since no client of HTTP sends what an attacker does. */
final class RawHttp {

  private static final int PATIENCE_MILLISECONDS = 30_000;

  private RawHttp() {}

  /**
   * What came back.
   *
   * @param status the HTTP status
   * @param headers by name in small letters, the last one of a name
   * @param body as it came, without chunks
   */
  record Reply(int status, Map<String, String> headers, byte[] body) {

    Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name));
    }

    String text() {
      return new String(body, UTF_8);
    }
  }

  /**
   * Sends a request that asks for the connection to be closed, and reads the answer to its end. The
   * service may have answered, and closed, before it has all of a request that it does not want.
   */
  static Reply exchange(URI server, byte[] request) throws IOException {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLISECONDS);
      socket.setTcpNoDelay(true);
      try {
        socket.getOutputStream().write(request);
      } catch (SocketException closed) {
        // what it answered is there still, or is missed below
      }
      return parse(socket.getInputStream().readAllBytes());
    }
  }

  private static Reply parse(byte[] answer) throws IOException {
    String all = new String(answer, ISO_8859_1);
    int end = all.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new IOException("no HTTP in " + answer.length + " bytes");
    }
    String[] lines = all.substring(0, end).split("\r\n", -1);
    int status = Integer.parseInt(lines[0].split(" ", 3)[1]);
    byte[] rest = Arrays.copyOfRange(answer, end + 4, answer.length);
    if (status == 100) {
      return parse(rest);
    }
    Map<String, String> headers = new TreeMap<>();
    for (String line : Arrays.asList(lines).subList(1, lines.length)) {
      String[] header = line.split(":", 2);
      headers.put(header[0].toLowerCase(Locale.ROOT), header[1].strip());
    }
    boolean chunked = "chunked".equals(headers.get("transfer-encoding"));
    return new Reply(status, headers, chunked ? joined(rest) : rest);
  }

  private static byte[] joined(byte[] chunks) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    ByteArrayInputStream in = new ByteArrayInputStream(chunks);
    for (int size = size(in); size > 0; size = size(in)) {
      body.write(in.readNBytes(size));
      in.skip(2);
    }
    return body.toByteArray();
  }

  private static int size(ByteArrayInputStream in) {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      line.append((char) c);
    }
    String size = line.toString().strip();
    return size.isEmpty() ? 0 : Integer.parseInt(size, 16);
  }
}
