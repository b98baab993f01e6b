package br.com.techmedicos.adapters.rest.delivery;

import br.com.techmedicos.adapters.rest.admission.CallThreads;
import br.com.techmedicos.adapters.rest.call.Idempotent;
import br.com.techmedicos.adapters.rest.call.Overseen;
import br.com.techmedicos.adapters.rest.identity.Caller;
import br.com.techmedicos.adapters.rest.json.Fields;
import br.com.techmedicos.adapters.rest.paging.Cursors;
import br.com.techmedicos.adapters.rest.paging.PageParameters;
import br.com.techmedicos.adapters.rest.paging.PageRequest;
import br.com.techmedicos.adapters.rest.paging.PageResponse;
import br.com.techmedicos.adapters.rest.paging.PagedList;
import br.com.techmedicos.application.delivery.Delivery;
import br.com.techmedicos.application.delivery.Letters;
import br.com.techmedicos.application.delivery.ResendLetter;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import java.util.function.Function;

/** Operators see what could not be delivered, and have it sent again. */
@Overseen
@Tag(name = "Operation")
@Controller("/api/v1/operator/dead-letters")
@Secured(Caller.OPERATOR)
@ExecuteOn(CallThreads.NAME)
class DeadLetterController {

  private final Letters letters;
  private final Delivery delivery;
  private final Cursors cursors;

  DeadLetterController(Letters letters, Delivery delivery, Cursors cursors) {
    this.letters = letters;
    this.delivery = delivery;
    this.cursors = cursors;
  }

  /**
   * Lists what could not be delivered.
   *
   * <p>Earliest first. Each stays for 90 days.
   *
   * @param page which page
   * @return a page of dead letters
   */
  @Get
  PageResponse<DeadLetterResponse> listDeadLetters(@RequestBean PageParameters page) {
    PagedList<UUID> list = PagedList.byId(cursors, "operator/dead-letters", Function.identity());
    PageRequest<UUID> wanted = Fields.ofQuery(fields -> page.read(list, fields).get());
    return list.page(letters.dead(wanted.limit(), wanted.last()), DeadLetterResponse::of);
  }

  /**
   * Sends a dead letter again.
   *
   * <p>It is no longer in the list, unless it fails again. A second call is answered with 404,
   * unless it has the key of the first.
   *
   * @param id which dead letter
   */
  @Idempotent
  @Post("/{id}/redelivery")
  @Status(HttpStatus.NO_CONTENT)
  void redeliverDeadLetter(UUID id) {
    delivery.resendLetter().handle(new ResendLetter.Command(id));
  }
}
