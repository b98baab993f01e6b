package br.com.techmedicos.benchmarks.load;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends and receives large files, on a connection each, with little work of its own. */
public final class FileClient {

  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
  private static final Pattern LENGTH =
      Pattern.compile("content-length: *(\\d+)", Pattern.CASE_INSENSITIVE);
  private static final String PART =
      "--boundary-of-a-form\r\nContent-Disposition: form-data; name=\"file\";"
          + " filename=\"exame.pdf\"\r\nContent-Type: application/pdf\r\n\r\n";
  private static final String END = "\r\n--boundary-of-a-form--\r\n";
  private static final int BUFFER = 262_144;

  private final URI server;
  private final byte[] buffer = new byte[BUFFER];

  /**
   * A client of a server.
   *
   * @param server where it is
   */
  public FileClient(URI server) {
    this.server = server;
  }

  /**
   * Uploads a file.
   *
   * @param token of the patient
   * @param block what the file consists of
   * @param times how often
   * @return the id of the file
   */
  public String upload(String token, byte[] block, int times) throws IOException {
    long length = PART.length() + (long) block.length * times + END.length();
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          bytes(
              "POST /api/v1/record/files HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
                  + token
                  + "\r\nContent-Type: multipart/form-data; boundary=boundary-of-a-form"
                  + "\r\nContent-Length: "
                  + length
                  + "\r\nConnection: close\r\n\r\n"
                  + PART));
      for (int i = 0; i < times; i++) {
        out.write(block);
      }
      out.write(bytes(END));
      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      Matcher id = ID.matcher(answer);
      if (!answer.startsWith("HTTP/1.1 201 ") || !id.find()) {
        throw new IOException("not uploaded: " + answer);
      }
      return id.group(1);
    }
  }

  /**
   * Downloads a file and throws it away.
   *
   * @param path where it is
   * @param token of the patient; may be empty
   * @return its length
   */
  public long download(String path, String token) throws IOException {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket
          .getOutputStream()
          .write(
              bytes(
                  "GET "
                      + path
                      + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
                      + token
                      + "\r\nConnection: close\r\n\r\n"));
      InputStream in = new BufferedInputStream(socket.getInputStream());
      String head = head(in);
      Matcher length = LENGTH.matcher(head);
      if (!head.startsWith("HTTP/1.1 200 ") || !length.find()) {
        throw new IOException("not downloaded: " + head);
      }
      long left = Long.parseLong(length.group(1));
      for (int n = 0; left > 0; left -= n) {
        n = in.read(buffer, 0, (int) Math.min(left, buffer.length));
        if (n < 0) {
          throw new EOFException(left + " bytes are missing");
        }
      }
      return Long.parseLong(length.group(1));
    }
  }

  /**
   * Deletes a file.
   *
   * @param path where it is
   * @param token of the patient
   */
  public void delete(String path, String token) throws IOException {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket
          .getOutputStream()
          .write(
              bytes(
                  "DELETE "
                      + path
                      + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
                      + token
                      + "\r\nConnection: close\r\n\r\n"));
      String head = head(socket.getInputStream());
      if (!head.startsWith("HTTP/1.1 204 ")) {
        throw new IOException("not deleted: " + head);
      }
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException(head.toString());
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
