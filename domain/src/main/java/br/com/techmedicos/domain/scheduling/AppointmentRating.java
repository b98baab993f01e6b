package br.com.techmedicos.domain.scheduling;

import br.com.techmedicos.domain.directory.Stars;
import java.util.Objects;
import java.util.Optional;

/**
 * A patient's rating of a consultation.
 *
 * @param stars how good it was
 * @param comment more about it, for the clinic, not public; an empty one is none
 */
public record AppointmentRating(Stars stars, Optional<Comment> comment) {

  public AppointmentRating {
    Objects.requireNonNull(stars);
    comment = comment.filter(said -> !said.isEmpty());
  }
}
