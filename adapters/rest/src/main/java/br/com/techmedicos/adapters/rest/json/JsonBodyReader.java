package br.com.techmedicos.adapters.rest.json;

import br.com.techmedicos.adapters.rest.problem.Problem;
import br.com.techmedicos.adapters.rest.problem.ProblemException;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.adapters.shared.WorkLimit;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.Headers;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.body.TypedMessageBodyReader;
import io.micronaut.http.codec.CodecException;
import io.micronaut.jackson.core.tree.JsonNodeTreeCodec;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import reactor.core.scheduler.Schedulers;

/** Parses bodies: UTF-8, a single JSON value, no duplicate members. */
@Singleton
@Consumes({MediaType.APPLICATION_JSON, MergePatches.MEDIA_TYPE})
@SuppressWarnings({"rawtypes", "unchecked"}) // the argument has the type
final class JsonBodyReader implements TypedMessageBodyReader<JsonBody>, WorkLimit {

  /** The maximum nesting depth, twice that of our bodies. */
  private static final int DEEPEST = 16;

  /**
   * The maximum number of JSON tokens, that of the largest agenda. A token of two bytes may take
   * seventy in the tree, so limiting the size of a body does not limit its memory.
   */
  private static final int MOST_TOKENS = 80_000;

  /** The size of a large body, in bytes. Only a few large bodies are parsed concurrently. */
  private static final int LARGE = 65_536;

  private static final int LARGE_AT_ONCE = 2;
  private static final int PATIENCE_SECONDS = 5;

  /** The maximum length of a member name, in characters: ten times our longest. */
  private static final int LONGEST_NAME = 1_000;

  /** Does not cache member names, because clients choose them. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxTokenCount(MOST_TOKENS)
                  .maxNameLength(LONGEST_NAME)
                  .build())
          .build();

  private final Semaphore large = new Semaphore(LARGE_AT_ONCE);

  @Override
  public Argument<JsonBody> getType() {
    return Argument.of(JsonBody.class);
  }

  @Override
  public boolean isReadable(Argument<JsonBody> type, MediaType mediaType) {
    return type.getType() == JsonBody.class;
  }

  @Override
  public JsonBody read(
      Argument<JsonBody> type, MediaType mediaType, Headers headers, InputStream body)
      throws CodecException {
    try (body) {
      return read(body.readAllBytes(), type.getTypeParameters()[0].getType());
    } catch (CharacterCodingException notUtf8) {
      throw new ProblemException(Problem.of(ProblemType.MALFORMED_BODY, "not-utf-8"));
    } catch (JsonProcessingException notJson) {
      throw new ProblemException(ProblemType.MALFORMED_BODY);
    } catch (IOException broken) {
      throw new CodecException("body cannot be read", broken);
    }
  }

  private JsonBody read(byte[] body, Class type) throws IOException {
    // An event loop parses one body at a time anyway, and must not block.
    if (body.length <= LARGE || Schedulers.isInNonBlockingThread()) {
      return RecordBinder.fit(tree(body), type);
    }
    awaitTurn();
    try {
      return RecordBinder.fit(tree(body), type);
    } finally {
      large.release();
    }
  }

  @Override
  public String kind() {
    return "large-bodies";
  }

  @Override
  public int inFlight() {
    return LARGE_AT_ONCE - large.availablePermits();
  }

  @Override
  public int limit() {
    return LARGE_AT_ONCE;
  }

  private void awaitTurn() {
    try {
      if (!large.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new ProblemException(ProblemType.BUSY);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(ProblemType.BUSY);
    }
  }

  private static JsonNode tree(byte[] body) throws IOException {
    String text =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(body))
            .toString();
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() == null) {
        throw new ProblemException(ProblemType.MALFORMED_BODY); // empty
      }
      JsonNode tree = JsonNodeTreeCodec.getInstance().readTree(parser);
      if (parser.nextToken() != null) {
        throw new ProblemException(ProblemType.MALFORMED_BODY); // more than one value
      }
      return tree;
    }
  }
}
