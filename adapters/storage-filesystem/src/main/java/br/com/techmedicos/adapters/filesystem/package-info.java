/** A content store in a folder of the file system. */
@NullMarked
package br.com.techmedicos.adapters.filesystem;

import org.jspecify.annotations.NullMarked;
