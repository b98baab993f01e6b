/** Backups of all that the service keeps, and restores that are verified. */
@NullMarked
package br.com.techmedicos.bootstrap.backup;

import org.jspecify.annotations.NullMarked;
