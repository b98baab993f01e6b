/** The demo: the service on sample data, and a visit played over its REST interface. */
@NullMarked
package br.com.techmedicos.bootstrap.demo;

import org.jspecify.annotations.NullMarked;
