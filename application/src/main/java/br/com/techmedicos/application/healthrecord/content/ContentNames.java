package br.com.techmedicos.application.healthrecord.content;

import br.com.techmedicos.domain.healthrecord.ContentName;

/** Makes names for contents. */
public interface ContentNames {

  /** {@return the next name: random, never the same twice} */
  ContentName next();
}
