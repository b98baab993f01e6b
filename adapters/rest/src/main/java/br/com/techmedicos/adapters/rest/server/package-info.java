/** What applies to every call: exception handlers, security headers, defaults of the framework. */
@NullMarked
package br.com.techmedicos.adapters.rest.server;

import org.jspecify.annotations.NullMarked;
