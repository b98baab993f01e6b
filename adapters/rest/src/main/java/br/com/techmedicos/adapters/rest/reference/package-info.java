/** What people and programs read to use the interface: its reference, a browser, its problems. */
@NullMarked
package br.com.techmedicos.adapters.rest.reference;

import org.jspecify.annotations.NullMarked;
