/** The contracts of the directory's ports. */
@NullMarked
package br.com.techmedicos.adapters.contracts.directory;

import org.jspecify.annotations.NullMarked;
