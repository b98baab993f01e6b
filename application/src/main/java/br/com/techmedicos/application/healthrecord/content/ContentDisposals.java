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
   * A content is about to be taken in.
   *
   * @param content its name
   * @param until it is given up then, if no file has it
   */
  void expect(ContentName content, Instant until);

  /**
   * A content belongs to a file from now on.
   *
   * @param content that was expected
   * @return whether it is so; if not, it was given up before
   */
  boolean keep(ContentName content);

  /**
   * A content is to be removed.
   *
   * @param content one that was expected, or that belonged to a file
   */
  void giveUp(ContentName content);

  /**
   * Gives up what was expected until now, and tells what is to be removed.
   *
   * @param now the present
   * @param limit the most wanted
   * @return contents that no file has, nor can have
   */
  List<ContentName> due(Instant now, int limit);

  /**
   * A content is gone from the store.
   *
   * @param content that was to be removed
   */
  void removed(ContentName content);
}
