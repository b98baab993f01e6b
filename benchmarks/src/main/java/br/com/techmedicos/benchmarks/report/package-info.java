/** What benchmarks found, kept in a file each, and the page that is made of them. */
@NullMarked
package br.com.techmedicos.benchmarks.report;

import org.jspecify.annotations.NullMarked;
