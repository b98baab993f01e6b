/** A content store in a bucket of Amazon S3, or of a store that speaks its protocol. */
@NullMarked
package br.com.techmedicos.adapters.s3;

import org.jspecify.annotations.NullMarked;
