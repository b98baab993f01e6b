/** The health record in tables: files, groups, grants, and the access logs. */
@NullMarked
package br.com.techmedicos.adapters.jdbc.healthrecord;

import org.jspecify.annotations.NullMarked;
