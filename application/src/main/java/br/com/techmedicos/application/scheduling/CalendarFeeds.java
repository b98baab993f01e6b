package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.application.identity.SecretAddresses;
import br.com.techmedicos.application.identity.TokenDigest;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.scheduling.Party;
import java.util.Optional;

/** The store of calendar feeds: at most one for each doctor and patient. */
public interface CalendarFeeds extends SecretAddresses {

  /** Stores a feed in place of the one that its owner had. */
  void put(CalendarFeed feed);

  /** Finds the feed of an owner. */
  Optional<CalendarFeed> find(Participant owner);

  /** Finds the feed whose secret has a digest. */
  Optional<CalendarFeed> find(TokenDigest digest);

  /**
   * Removes the feed of an owner; then its address is unknown.
   *
   * @param owner whose feed; it is no error if there is none
   */
  void remove(Participant owner);

  @Override
  default void revoke(AccountId account) {
    switch (account.role()) {
      case DOCTOR -> remove(new Participant(Party.DOCTOR, account.value()));
      case PATIENT -> remove(new Participant(Party.PATIENT, account.value()));
      case OPERATOR -> {} // has none
    }
  }
}
