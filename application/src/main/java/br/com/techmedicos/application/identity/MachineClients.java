package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.identity.ClientId;
import br.com.techmedicos.domain.shared.StaleVersion;
import java.util.Optional;

/** The programs of partners. */
public interface MachineClients {

  /**
   * Stores a new one.
   *
   * @param client at version 1
   */
  void add(MachineClient client);

  /**
   * Finds one. It is read at each of its requests, by its key.
   *
   * @return the client, revoked or not, or empty if there is none
   */
  Optional<MachineClient> find(ClientId id);

  /**
   * Replaces secrets and standing of the previous version.
   *
   * @param client the successor of the one kept
   * @throws StaleVersion if the stored version is not the previous one
   */
  void update(MachineClient client);

  /**
   * Returns a page of all, the revoked ones too, earliest first.
   *
   * @param after the ID of the last one of the page before
   */
  Page<MachineClient, ClientId> list(int limit, Optional<ClientId> after);
}
