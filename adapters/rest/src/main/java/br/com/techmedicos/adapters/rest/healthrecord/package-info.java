/** The health record over HTTP: files, groups, grants, the access log, export. */
@NullMarked
package br.com.techmedicos.adapters.rest.healthrecord;

import org.jspecify.annotations.NullMarked;
