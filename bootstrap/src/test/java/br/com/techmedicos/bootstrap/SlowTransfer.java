package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A transfer that has begun and stands still, until it is given up. */
final class SlowTransfer implements AutoCloseable {

  private final Socket socket;

  private SlowTransfer(Socket socket) {
    this.socket = socket;
  }

  /** An upload that is let in, and of which the end does not come. */
  static SlowTransfer upload(URI service, String token) {
    return upload(service, token, "127.0.0.1");
  }

  /** The same from one of the many addresses of this machine. */
  static SlowTransfer upload(URI service, String token, String from) {
    SlowTransfer transfer = open(service, from);
    transfer.send(
        """
        POST /api/v1/record/files HTTP/1.1
        Host: localhost
        Authorization: Bearer %s
        Content-Type: multipart/form-data; boundary=line
        Content-Length: 1000000
        Expect: 100-continue

        """
            .formatted(token));
    assertThat(transfer.statusLine()).isEqualTo("HTTP/1.1 100 Continue");
    transfer.send(
        """
        --line
        Content-Disposition: form-data; name="file"; filename="exame.pdf"

        """);
    transfer.send("%PDF-1.7\n");
    return transfer;
  }

  /** A download of which nothing is read but that it began. */
  static SlowTransfer download(URI service, String token, String file) {
    SlowTransfer transfer = open(service, "127.0.0.1");
    transfer.send(
        """
        GET /api/v1%s/content HTTP/1.1
        Host: localhost
        Authorization: Bearer %s

        """
            .formatted(file, token));
    assertThat(transfer.statusLine()).isEqualTo("HTTP/1.1 200 OK");
    return transfer;
  }

  private static SlowTransfer open(URI service, String from) {
    try {
      Socket socket = new Socket();
      socket.bind(new InetSocketAddress(from, 0));
      socket.setReceiveBufferSize(8_192);
      socket.connect(new InetSocketAddress(service.getHost(), service.getPort()));
      return new SlowTransfer(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void send(String text) {
    try {
      socket
          .getOutputStream()
          .write(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String statusLine() {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      for (int next = socket.getInputStream().read(); next > '\r'; ) {
        line.write(next);
        next = socket.getInputStream().read();
      }
      return line.toString(StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
