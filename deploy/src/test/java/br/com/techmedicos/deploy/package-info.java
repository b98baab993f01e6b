/** Checks of what delivers the service, and of what delivers it when something in it is broken. */
@NullMarked
package br.com.techmedicos.deploy;

import org.jspecify.annotations.NullMarked;
