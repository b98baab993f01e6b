package br.com.techmedicos.domain.scheduling;

import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Texts;
import java.util.Optional;

/**
 * What a patient thought of a consultation.
 *
 * @param stars from 1 to 5
 * @param comment up to 1,000 characters, for the clinic, not public
 */
public record AppointmentRating(int stars, Optional<String> comment) {

  /** The longest comment, in characters. */
  public static final int MAXIMUM_COMMENT = 1000;

  /**
   * Checks stars and comment.
   *
   * @throws DomainException with {@link SchedulingViolation.StarsOutOfRange}, or an {@link
   *     br.com.techmedicos.domain.shared.InvalidValue} for the comment
   */
  public AppointmentRating {
    if (stars < 1 || stars > 5) {
      throw new DomainException(new SchedulingViolation.StarsOutOfRange());
    }
    comment =
        comment
            .map(text -> Texts.paragraph(text, 0, MAXIMUM_COMMENT))
            .filter(text -> !text.isEmpty());
  }
}
