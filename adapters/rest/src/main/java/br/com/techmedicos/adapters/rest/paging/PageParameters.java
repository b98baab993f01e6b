package br.com.techmedicos.adapters.rest.paging;

import br.com.techmedicos.adapters.rest.json.Field;
import br.com.techmedicos.adapters.rest.json.Fields;
import br.com.techmedicos.adapters.rest.json.Formats;
import br.com.techmedicos.adapters.rest.problem.RequestViolation;
import br.com.techmedicos.application.shared.Page;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parameters of every list, unparsed. */
@Introspected
public record PageParameters(
    @Parameter(
            description = "the page size",
            schema =
                @Schema(
                    type = "integer",
                    minimum = "1",
                    maximum = "" + Page.MAXIMUM,
                    defaultValue = "" + PageParameters.DEFAULT))
        @QueryValue
        @Nullable String limit,
    @Parameter(description = "`next` of the previous page, with the same other parameters")
        @QueryValue
        @Nullable String cursor) {

  private static final int DEFAULT = 20;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");

  /** Parses the parameters of a list that has no others. */
  public <K> PageRequest<K> read(PagedList<K> list) {
    return Fields.ofQuery(fields -> read(list, fields).get());
  }

  /** Parses the parameters of a list, among others. */
  public <K> Field<PageRequest<K>> read(PagedList<K> list, Fields fields) {
    Field<Optional<Integer>> most = fields.optional("limit", limit, PageParameters::limit);
    Field<Optional<K>> last = fields.optional("cursor", cursor, list::place);
    return most.and(last, (number, key) -> new PageRequest<>(number.orElse(DEFAULT), key));
  }

  private static int limit(String text) {
    int limit = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > Page.MAXIMUM) {
      throw Formats.malformed(RequestViolation.NOT_A_LIMIT);
    }
    return limit;
  }
}
