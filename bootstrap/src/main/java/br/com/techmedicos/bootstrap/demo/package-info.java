/**
 * The demonstration: the service on sample data, and one visit played through its own REST
 * interface.
 */
@NullMarked
package br.com.techmedicos.bootstrap.demo;

import org.jspecify.annotations.NullMarked;
