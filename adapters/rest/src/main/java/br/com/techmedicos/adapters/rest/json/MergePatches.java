package br.com.techmedicos.adapters.rest.json;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Changes a part of a resource (RFC 7396): what a patch does not name stays, what it names is
 * replaced, null removes. The result is read like a whole new resource, so that removing what must
 * be there is a mistake like any other.
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
   * @param patch names what changes
   * @param current the resource as it is
   * @return the resource as it would be
   */
  public <J> JsonBody<J> apply(JsonBody<J> patch, J current) {
    try {
      return RecordShape.fit(merged(json.writeValueToTree(current), patch.tree()), patch.type());
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
    // A null stays in the tree, where it means the same as absence to a reader of records.
    for (Map.Entry<String, JsonNode> change : patch.entries()) {
      JsonNode before = members.getOrDefault(change.getKey(), JsonNode.nullNode());
      members.put(change.getKey(), merged(before, change.getValue()));
    }
    return JsonNode.createObjectNode(members);
  }
}
