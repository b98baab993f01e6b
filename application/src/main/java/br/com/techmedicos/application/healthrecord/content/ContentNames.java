package br.com.techmedicos.application.healthrecord.content;

import br.com.techmedicos.domain.healthrecord.ContentName;

/** Generates names for contents. */
public interface ContentNames {

  /** {@return a new random name, never the same twice} */
  ContentName next();
}
