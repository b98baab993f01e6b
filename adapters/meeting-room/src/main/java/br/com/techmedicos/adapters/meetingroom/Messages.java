package br.com.techmedicos.adapters.meetingroom;

import br.com.techmedicos.application.teleconsultation.EnterMeeting.Entered;
import br.com.techmedicos.application.teleconsultation.Signal;
import br.com.techmedicos.domain.scheduling.Party;
import br.com.techmedicos.domain.teleconsultation.MeetingWindow;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The JSON messages between pages and the service. Messages from one page to the other are parsed
 * and rewritten, so that only known content gets through.
 */
@Singleton
final class Messages {

  private static final int LONGEST_SDP = 60_000;
  private static final int LONGEST_CANDIDATE = 2_000;
  private static final int LONGEST_NAME = 256;
  private static final int MOST_LINES = 100;

  private final JsonMapper json;

  Messages(JsonMapper json) {
    this.json = json;
  }

  /** A message of a page, for the other page or for us. */
  record Said(Kind kind, Optional<Signal> signal) {

    /** The recipient. */
    enum Kind {
      PASS,
      PING,
      LEAVE
    }
  }

  /** Parses a message; empty if it is malformed. */
  Optional<Said> read(String text) {
    try {
      JsonNode message = json.readValue(text, JsonNode.class);
      return message != null && message.isObject() ? said(message) : Optional.empty();
    } catch (IOException | Nonsense e) {
      return Optional.empty();
    }
  }

  private Optional<Said> said(JsonNode message) {
    return switch (text(message, "type", LONGEST_NAME)) {
      case "ping" -> Optional.of(new Said(Said.Kind.PING, Optional.empty()));
      case "leave" -> Optional.of(new Said(Said.Kind.LEAVE, Optional.empty()));
      case "description" -> pass(Signal.Kind.DESCRIPTION, "description", description(message));
      case "candidate" -> pass(Signal.Kind.CANDIDATE, "candidate", candidate(message));
      default -> Optional.empty();
    };
  }

  private Optional<Said> pass(
      Signal.Kind kind, String type, @Nullable Map<String, Object> content) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("type", type);
    message.put(type, content);
    return Optional.of(new Said(Said.Kind.PASS, Optional.of(new Signal(kind, written(message)))));
  }

  private static Map<String, Object> description(JsonNode message) {
    JsonNode description = object(message, "description");
    String type = text(description, "type", LONGEST_NAME);
    String sdp = text(description, "sdp", LONGEST_SDP);
    if (!(type.equals("offer") || type.equals("answer")) || !sdp.startsWith("v=0")) {
      throw new Nonsense();
    }
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("type", type);
    content.put("sdp", sdp);
    return content;
  }

  /** Null means that there are no more. */
  private static @Nullable Map<String, Object> candidate(JsonNode message) {
    JsonNode found = message.get("candidate");
    if (found == null || found.isNull()) {
      return null;
    }
    JsonNode candidate = object(message, "candidate");
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("candidate", text(candidate, "candidate", LONGEST_CANDIDATE));
    content.put("sdpMid", optional(candidate, "sdpMid"));
    content.put("sdpMLineIndex", line(candidate));
    content.put("usernameFragment", optional(candidate, "usernameFragment"));
    return content;
  }

  private static JsonNode object(JsonNode parent, String name) {
    JsonNode node = parent.get(name);
    if (node == null || !node.isObject()) {
      throw new Nonsense();
    }
    return node;
  }

  private static String text(JsonNode parent, String name, int longest) {
    JsonNode node = parent.get(name);
    if (node == null || !node.isString() || node.getStringValue().length() > longest) {
      throw new Nonsense();
    }
    return node.getStringValue();
  }

  private static @Nullable String optional(JsonNode parent, String name) {
    JsonNode node = parent.get(name);
    return node == null || node.isNull() ? null : text(parent, name, LONGEST_NAME);
  }

  private static @Nullable Integer line(JsonNode candidate) {
    JsonNode node = candidate.get("sdpMLineIndex");
    if (node == null || node.isNull()) {
      return null;
    }
    if (!node.isNumber() || node.getDoubleValue() < 0 || node.getDoubleValue() > MOST_LINES) {
      throw new Nonsense();
    }
    return node.getIntValue();
  }

  /** The first message to a page. The polite page gives way when both make an offer. */
  String welcome(Entered entered) {
    Party party = entered.attendee().participant().party();
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("type", "welcome");
    message.put("party", party.name());
    message.put("polite", party == Party.PATIENT);
    message.put("peerPresent", entered.peer().isPresent());
    message.put("now", entered.now().toString());
    message.put("startsAt", entered.slot().startsAt().toString());
    message.put("endsAt", entered.slot().endsAt().toString());
    message.put("closesAt", MeetingWindow.of(entered.slot()).closesAt().toString());
    return written(message);
  }

  String pong(Instant now) {
    return written(Map.of("type", "pong", "now", now.toString()));
  }

  /** A message was dropped, with the reason. */
  String refused(String reason) {
    return written(Map.of("type", "refused", "reason", reason));
  }

  /** The message for a signal. */
  String told(Signal signal) {
    return switch (signal.kind()) {
      case DESCRIPTION, CANDIDATE -> signal.body();
      case PEER_JOINED -> written(Map.of("type", "peer-joined"));
      case PEER_LEFT -> written(Map.of("type", "peer-left"));
      case PEER_LOST -> written(Map.of("type", "peer-lost"));
      case REPLACED -> written(Map.of("type", "replaced"));
    };
  }

  private String written(Object message) {
    try {
      return json.writeValueAsString(message);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Nonsense extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
