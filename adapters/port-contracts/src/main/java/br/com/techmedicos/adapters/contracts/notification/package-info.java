/** The contracts of the ports that tell people what concerns them. */
@NullMarked
package br.com.techmedicos.adapters.contracts.notification;

import org.jspecify.annotations.NullMarked;
