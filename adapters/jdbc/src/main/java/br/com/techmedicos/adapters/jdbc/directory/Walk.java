package br.com.techmedicos.adapters.jdbc.directory;

import br.com.techmedicos.application.directory.DoctorSearch.Key;
import java.util.List;

/** Reads doctors in the order of a search, until there are enough. */
interface Walk {

  /**
   * Goes on until there are enough doctors or no more, or this has read so many rows in all. It
   * always gets somewhere.
   *
   * @return whether there are enough doctors or no more
   */
  boolean go(int rows);

  /** Returns the keys of the doctors found so far. */
  List<Key> keys();

  /** Returns the key up to which all doctors were found. */
  Key reached();
}
