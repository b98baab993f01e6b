/** The health record in a database: files, groups, grants and access logs. */
@NullMarked
package br.com.techmedicos.adapters.jdbc.healthrecord;

import org.jspecify.annotations.NullMarked;
