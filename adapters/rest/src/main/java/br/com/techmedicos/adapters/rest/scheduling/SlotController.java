package br.com.techmedicos.adapters.rest.scheduling;

import br.com.techmedicos.adapters.rest.call.Gzip;
import br.com.techmedicos.adapters.rest.call.PossibleProblems;
import br.com.techmedicos.adapters.rest.call.Scoped;
import br.com.techmedicos.adapters.rest.call.Tagged;
import br.com.techmedicos.adapters.rest.json.Field;
import br.com.techmedicos.adapters.rest.json.Fields;
import br.com.techmedicos.adapters.rest.json.Formats;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.application.scheduling.ListSlots;
import br.com.techmedicos.domain.identity.DoctorId;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Free slots, for anyone who looks. Those in memory are answered by the thread that received the
 * request.
 */
@Tag(name = "Doctors")
@Controller("/api/v1/doctors/{id}/slots")
@Secured(SecurityRule.IS_ANONYMOUS)
final class SlotController {

  private static final String ASK_AGAIN = "no-cache";

  private final SlotLists lists;

  SlotController(SlotLists lists) {
    this.lists = lists;
  }

  /**
   * Lists a doctor's free slots.
   *
   * <p>Between two dates in the doctor's time zone, both included.
   *
   * @param id which doctor
   * @param from the first date; by default today
   * @param to the last date; by default 31 days, the maximum
   * @return the free slots, in order
   */
  @Scoped(Scoped.SLOTS_READ)
  @Tagged
  @Get
  @PossibleProblems({ProblemType.DATABASE_UNAVAILABLE, ProblemType.TIMED_OUT})
  @ApiResponse(
      responseCode = "200",
      description = "the free slots, in order",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = SlotsResponse.class)))
  CompletableFuture<HttpResponse<byte[]>> listSlots(
      UUID id,
      @Parameter(schema = @Schema(format = "date"), example = "2027-03-01") @QueryValue
          @Nullable String from,
      @Parameter(schema = @Schema(format = "date"), example = "2027-03-07") @QueryValue
          @Nullable String to,
      HttpRequest<?> request) {
    ListSlots.Query query =
        Fields.ofQuery(
            fields -> {
              Field<Optional<LocalDate>> first = fields.optional("from", from, Formats::date);
              Field<Optional<LocalDate>> last = fields.optional("to", to, Formats::date);
              return new ListSlots.Query(new DoctorId(id), first.get(), last.get());
            });
    boolean compressed = Gzip.isTaken(request);
    return lists.find(query).thenApply(list -> response(list, compressed));
  }

  /** The framework would compress the same list for each client anew. */
  private static HttpResponse<byte[]> response(SlotList list, boolean compressed) {
    return Gzip.tell(HttpResponse.ok(compressed ? list.gzip() : list.json()), compressed)
        .header(HttpHeaders.ETAG, list.tag())
        .header(HttpHeaders.CACHE_CONTROL, ASK_AGAIN);
  }
}
