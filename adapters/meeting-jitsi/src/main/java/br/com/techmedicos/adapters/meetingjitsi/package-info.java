/** Meeting rooms on Jitsi, self-hosted or as a service (JaaS). */
@NullMarked
package br.com.techmedicos.adapters.meetingjitsi;

import org.jspecify.annotations.NullMarked;
