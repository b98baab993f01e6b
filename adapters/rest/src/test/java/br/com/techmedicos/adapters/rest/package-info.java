/** The interface as a client meets it: real HTTP, on the in-memory adapters. */
@NullMarked
package br.com.techmedicos.adapters.rest;

import org.jspecify.annotations.NullMarked;
