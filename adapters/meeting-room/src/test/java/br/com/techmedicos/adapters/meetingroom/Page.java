package br.com.techmedicos.adapters.meetingroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What a page is to the service: a WebSocket that says and hears JSON. */
public final class Page {

  private static final int PATIENCE_SECONDS = 60;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final CompletableFuture<String> closed = new CompletableFuture<>();
  private final WebSocket socket;

  private Page(URI uri) {
    socket = HTTP.newWebSocketBuilder().buildAsync(uri, new Ear()).join();
  }

  /** Opens signalling on an instance with a ticket. */
  public static Page open(URI instance, String ticket) {
    return new Page(
        URI.create(
            "ws://"
                + instance.getAuthority()
                + "/api/v1/meetings/signalling"
                + (ticket.isEmpty() ? "" : "?ticket=" + ticket)));
  }

  /** The status that a handshake with these headers is answered with, {@code Name: value\r\n}. */
  public static int handshake(URI instance, String path, String headers) throws IOException {
    String request =
        "GET "
            + path
            + " HTTP/1.1\r\nHost: "
            + instance.getAuthority()
            + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            + headers
            + "\r\n";
    try (Socket raw = new Socket(instance.getHost(), instance.getPort())) {
      raw.setSoTimeout(30_000);
      raw.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String head = new String(raw.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
      return Integer.parseInt(head.substring(9));
    }
  }

  private final class Ear implements WebSocket.Listener {

    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        heard.add(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      closed.complete(code + " " + reason);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
      closed.completeExceptionally(failure);
    }
  }

  /** Says something. */
  public void say(String json) {
    socket.sendText(json, true).join();
  }

  /** Says something in two frames. */
  public void sayInPieces(String json) {
    socket.sendText(json.substring(0, 5), false).join();
    socket.sendText(json.substring(5), true).join();
  }

  /** Sends what is no text. */
  public void sendBytes(byte[] bytes) {
    socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
  }

  /** Says something as long as the other side listens. */
  public void keepSaying(String json, int times) {
    for (int i = 0; i < times && !closed.isDone(); i++) {
      try {
        socket.sendText(json, true).join();
      } catch (RuntimeException gone) {
        return;
      }
    }
  }

  /** Goes without a word, as when a battery is empty. */
  public void vanish() {
    socket.abort();
  }

  /** The next message, whatever it is. */
  public String hears() {
    try {
      String message = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(message).as("message; closed: %s", closed).isNotNull();
      return message;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Expects the next message. */
  public void hears(String json) {
    assertThat(hears()).isEqualTo(json);
  }

  /** How the socket was closed: code and reason. */
  public String closing() {
    try {
      return closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      return String.valueOf(e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError("still open, and heard " + heard, e);
    }
  }

  /** What was said and nobody has looked at. */
  public List<String> unheard() {
    List<String> all = new ArrayList<>();
    heard.drainTo(all);
    return all;
  }
}
