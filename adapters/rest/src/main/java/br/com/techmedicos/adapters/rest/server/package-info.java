/** Parts that apply to all calls: exception handlers, security headers, framework defaults. */
@NullMarked
package br.com.techmedicos.adapters.rest.server;

import org.jspecify.annotations.NullMarked;
