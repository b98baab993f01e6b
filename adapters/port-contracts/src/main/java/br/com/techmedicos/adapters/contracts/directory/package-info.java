/** What the ports of the directory promise. */
@NullMarked
package br.com.techmedicos.adapters.contracts.directory;

import org.jspecify.annotations.NullMarked;
