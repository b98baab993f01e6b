package br.com.techmedicos.adapters.rest.json;

import br.com.techmedicos.adapters.rest.problem.InvalidRequest;
import br.com.techmedicos.adapters.rest.problem.Mistake;
import io.micronaut.json.tree.JsonNode;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A JSON body in the shape of a record. Members that are unknown or of the wrong type are among the
 * mistakes, and null in the record; reading it tells the client of them together with what the
 * domain refuses.
 *
 * @param <J> a record whose components are the members
 */
public final class JsonBody<J> {

  private final JsonNode tree;
  private final Class<J> type;
  private final J json;
  private final List<Mistake> mistakes;

  JsonBody(JsonNode tree, Class<J> type, J json, List<Mistake> mistakes) {
    this.tree = tree;
    this.type = type;
    this.json = json;
    this.mistakes = List.copyOf(mistakes);
  }

  /**
   * Reads the body.
   *
   * @param reading makes something of the record
   * @return what the reading made
   * @throws InvalidRequest with every mistake, if there is one
   */
  public <T> T read(BiFunction<J, Fields, T> reading) {
    return Fields.ofBody(mistakes, fields -> reading.apply(json, fields));
  }

  /** The body as it was sent. */
  public JsonNode tree() {
    return tree;
  }

  Class<J> type() {
    return type;
  }
}
