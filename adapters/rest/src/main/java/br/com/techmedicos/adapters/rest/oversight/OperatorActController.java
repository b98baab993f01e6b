package br.com.techmedicos.adapters.rest.oversight;

import br.com.techmedicos.adapters.rest.admission.CallThreads;
import br.com.techmedicos.adapters.rest.call.Overseen;
import br.com.techmedicos.adapters.rest.identity.Caller;
import br.com.techmedicos.adapters.rest.json.Field;
import br.com.techmedicos.adapters.rest.json.Fields;
import br.com.techmedicos.adapters.rest.json.Formats;
import br.com.techmedicos.adapters.rest.paging.Cursors;
import br.com.techmedicos.adapters.rest.paging.PageParameters;
import br.com.techmedicos.adapters.rest.paging.PageRequest;
import br.com.techmedicos.adapters.rest.paging.PageResponse;
import br.com.techmedicos.adapters.rest.paging.PagedList;
import br.com.techmedicos.application.oversight.OperatorActs;
import br.com.techmedicos.domain.identity.OperatorId;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Operators see what operators did. */
@Overseen
@Tag(name = "Operation")
@Controller("/api/v1/operator/acts")
@Secured(Caller.OPERATOR)
@ExecuteOn(CallThreads.NAME)
class OperatorActController {

  private final OperatorActs acts;
  private final Cursors cursors;

  OperatorActController(OperatorActs acts, Cursors cursors) {
    this.acts = acts;
    this.cursors = cursors;
  }

  /** Which acts an operator wants to see. */
  private record Wanted(
      Optional<OperatorId> operator, Optional<UUID> subject, PageRequest<Long> page) {}

  /**
   * Lists what operators asked for.
   *
   * <p>Latest first. Whoever lists them is in the list as well.
   *
   * @param operator only what this operator asked for
   * @param subject only what is about this person or thing
   * @param page which page
   * @return a page of them
   */
  @Get
  PageResponse<OperatorActResponse> listOperatorActs(
      @QueryValue @Nullable String operator,
      @QueryValue @Nullable String subject,
      @RequestBean PageParameters page) {
    PagedList<Long> list = PagedList.byNumber(cursors, "operator/acts " + operator + " " + subject);
    Wanted wanted =
        Fields.ofQuery(
            fields -> {
              Field<Optional<UUID>> who = fields.optional("operator", operator, Formats::id);
              Field<Optional<UUID>> whom = fields.optional("subject", subject, Formats::id);
              Field<PageRequest<Long>> some = page.read(list, fields);
              return new Wanted(who.get().map(OperatorId::new), whom.get(), some.get());
            });
    return list.page(
        acts.list(wanted.operator(), wanted.subject(), wanted.page().last(), wanted.page().limit()),
        OperatorActResponse::of);
  }
}
