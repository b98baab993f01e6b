/** What operators do, in a log that cannot be altered unnoticed. */
@NullMarked
package br.com.techmedicos.domain.oversight;

import org.jspecify.annotations.NullMarked;
