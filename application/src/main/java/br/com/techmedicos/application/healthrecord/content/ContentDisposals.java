package br.com.techmedicos.application.healthrecord.content;

import br.com.techmedicos.domain.healthrecord.ContentName;
import java.time.Instant;
import java.util.List;

/**
 * Contents that belong to no file: being received, or to be removed. They are recorded before the
 * store is touched, so that leftovers of a crash are found.
 */
public interface ContentDisposals {

  /**
   * Records that a content is about to be received.
   *
   * @param until it is given up then, if no file has it
   */
  void expect(ContentName content, Instant until);

  /**
   * Records that a content belongs to a file from now on.
   *
   * @return false if the content was given up before
   */
  boolean keep(ContentName content);

  /**
   * Records that a content must be removed.
   *
   * @param content one that was expected, or that belonged to a file
   */
  void giveUp(ContentName content);

  /**
   * Records that a content could not be removed.
   *
   * @param content that was to be removed
   * @param until from when on it is due again
   */
  void postpone(ContentName content, Instant until);

  /**
   * Gives up contents whose time to arrive is over, and returns contents to remove.
   *
   * @return contents that belong to no file and cannot be added to one any more
   */
  List<ContentName> due(Instant now, int limit);

  /**
   * Records that a content was removed from the store.
   *
   * @param content that was to be removed
   */
  void removed(ContentName content);
}
