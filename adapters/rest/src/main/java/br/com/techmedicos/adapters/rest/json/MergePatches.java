package br.com.techmedicos.adapters.rest.json;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Applies JSON merge patches (RFC 7396): an omitted member does not change, null removes a member.
 * The result is validated like a new resource, so a required member cannot be removed.
 */
@Singleton
public class MergePatches {

  /** The media type of patches. */
  public static final String MEDIA_TYPE = "application/merge-patch+json";

  private final JsonMapper json;

  MergePatches(JsonMapper json) {
    this.json = json;
  }

  /**
   * Applies a patch.
   *
   * @param patch the changes
   * @param current the resource before
   * @return the patched resource
   */
  public <J> JsonBody<J> apply(JsonBody<J> patch, J current) {
    try {
      return RecordBinder.fit(merged(json.writeValueToTree(current), patch.tree()), patch.type());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode merged(JsonNode target, JsonNode patch) {
    if (!patch.isObject()) {
      return patch;
    }
    Map<String, JsonNode> members = new LinkedHashMap<>();
    if (target.isObject()) {
      target.entries().forEach(entry -> members.put(entry.getKey(), entry.getValue()));
    }
    // A null stays in the tree; binding treats it as absent.
    for (Map.Entry<String, JsonNode> change : patch.entries()) {
      JsonNode before = members.getOrDefault(change.getKey(), JsonNode.nullNode());
      members.put(change.getKey(), merged(before, change.getValue()));
    }
    return JsonNode.createObjectNode(members);
  }
}
