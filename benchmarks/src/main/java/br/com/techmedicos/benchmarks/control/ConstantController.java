package br.com.techmedicos.benchmarks.control;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Slots that are always the same. */
@Requires(property = "control.enabled")
@Controller("/slots")
@Secured(SecurityRule.IS_ANONYMOUS)
final class ConstantController {

  private final Slots constant;

  ConstantController(@Value("${" + ConstantApplication.SLOTS + "}") int slots) {
    Instant first = Instant.parse("2027-03-01T12:00:00Z");
    this.constant =
        new Slots(
            "America/Sao_Paulo",
            new Price("250.00", "BRL"),
            IntStream.range(0, slots)
                .mapToObj(
                    n -> new Slot(first.plusSeconds(3000L * n), first.plusSeconds(3000L * (n + 1))))
                .toList());
  }

  @Serdeable
  record Slots(String timeZone, Price consultationPrice, List<Slot> slots) {}

  @Serdeable
  record Price(String amount, String currency) {}

  @Serdeable
  record Slot(Instant startsAt, Instant endsAt) {}

  @Get
  Slots slots() {
    return constant;
  }
}
