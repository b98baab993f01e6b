package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.adapters.rest.admission.CallThreads;
import br.com.techmedicos.adapters.rest.call.NaturallyIdempotent;
import br.com.techmedicos.adapters.rest.json.Field;
import br.com.techmedicos.adapters.rest.json.Fields;
import br.com.techmedicos.adapters.rest.json.Formats;
import br.com.techmedicos.adapters.rest.json.JsonBody;
import br.com.techmedicos.application.identity.ChooseMessagePreference;
import br.com.techmedicos.application.identity.Identity;
import br.com.techmedicos.application.identity.Language;
import br.com.techmedicos.application.identity.MessagePreference;
import br.com.techmedicos.application.identity.ViewMessagePreference;
import br.com.techmedicos.domain.shared.ZoneRegion;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.function.Supplier;

/** How the caller wants to be written to. */
@Tag(name = "Sessions")
@Controller("/api/v1/me/message-preference")
@Secured({Caller.PATIENT, Caller.DOCTOR})
@ExecuteOn(CallThreads.NAME)
final class MessagePreferenceController {

  private final Identity identity;
  private final CallerOrigins origins;

  MessagePreferenceController(Identity identity, CallerOrigins origins) {
    this.identity = identity;
    this.origins = origins;
  }

  /**
   * Shows how the caller is written to.
   *
   * <p>In Portuguese, and in the zone of the doctor's agenda, unless they chose otherwise.
   *
   * @return the preference
   */
  @Get
  MessagePreferenceJson viewMessagePreference(HttpRequest<?> request) {
    return MessagePreferenceJson.of(
        identity
            .viewMessagePreference()
            .handle(new ViewMessagePreference.Query(Caller.of(request).account())));
  }

  /**
   * Chooses how the caller is written to, from the next mail on.
   *
   * @param body the language and the zone
   * @return the preference
   */
  @NaturallyIdempotent
  @Put
  MessagePreferenceJson chooseMessagePreference(
      @RequestBody(
              content = @Content(schema = @Schema(implementation = MessagePreferenceJson.class)))
          @Body
          JsonBody<MessagePreferenceJson> body,
      HttpRequest<?> request) {
    MessagePreference chosen = body.read(MessagePreferenceController::preference).get();
    identity
        .chooseMessagePreference()
        .handle(
            new ChooseMessagePreference.Command(
                Caller.of(request).account(), origins.of(request), chosen));
    return MessagePreferenceJson.of(chosen);
  }

  private static Supplier<MessagePreference> preference(MessagePreferenceJson json, Fields fields) {
    Field<Language> language =
        fields.required(
            "language", json.language(), tag -> Formats.choice(Language.class, Language::tag, tag));
    Field<Optional<ZoneRegion>> timeZone =
        fields.optional("timeZone", json.timeZone(), ZoneRegion::parse);
    return () -> new MessagePreference(language.get(), timeZone.get());
  }
}
