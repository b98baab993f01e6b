/**
 * What the server does around every call: its answers to exceptions, its headers, the framework's
 * defaults.
 */
@NullMarked
package br.com.techmedicos.adapters.rest.server;

import org.jspecify.annotations.NullMarked;
