package br.com.techmedicos.adapters.rest;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * A client with an address of its own, of which this machine has many ({@code 127.0.0.0/8}). It
 * speaks HTTP/1.1 by itself, since no client lets one choose both that address and any header.
 */
final class LoopbackClient implements AutoCloseable {

  private final URI server;
  private final String address;
  private Socket socket;
  private InputStream in;

  LoopbackClient(URI server, String address) {
    this.server = server;
    this.address = address;
  }

  /** What was answered: the head in lower case but for its values, and the body. */
  record Reply(int status, List<String> head, String body) {

    String header(String name) {
      return head.stream()
          .filter(
              line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst()
          .orElse("");
    }
  }

  Reply get(String path, String... headers) {
    return send("GET", path, "", headers);
  }

  Reply post(String path, String json, String... headers) {
    return send("POST", path, json, headers);
  }

  private Reply send(String method, String path, String body, String... headers) {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
    if (List.of(headers).stream().noneMatch(header -> header.startsWith("Host:"))) {
      head.append("Host: ").append(server.getAuthority()).append("\r\n");
    }
    List.of(headers).forEach(header -> head.append(header).append("\r\n"));
    if (content.length > 0) {
      head.append("Content-Type: application/json\r\n");
    }
    head.append("Content-Length: ").append(content.length).append("\r\n\r\n").append(body);
    try {
      if (socket == null) {
        socket = new Socket();
        socket.setSoTimeout(60_000);
        socket.setTcpNoDelay(true);
        socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
        socket.connect(new InetSocketAddress("127.0.0.1", server.getPort()));
        in = new BufferedInputStream(socket.getInputStream());
      }
      socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.UTF_8));
      Reply reply = read();
      if (reply.header("connection").equalsIgnoreCase("close")) {
        close();
      }
      return reply;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Reply read() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (!bytes.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("closed after: " + bytes);
      }
      bytes.write(next);
    }
    List<String> head = List.of(bytes.toString(StandardCharsets.ISO_8859_1).split("\r\n"));
    int status = Integer.parseInt(head.get(0).substring(9, 12));
    String length = new Reply(status, head, "").header("content-length");
    byte[] body = in.readNBytes(length.isEmpty() ? 0 : Integer.parseInt(length));
    return new Reply(status, head, new String(body, StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    try {
      if (socket != null) {
        socket.close();
      }
      socket = null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
