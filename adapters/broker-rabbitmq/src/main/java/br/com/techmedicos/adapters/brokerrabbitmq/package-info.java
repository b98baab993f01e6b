/** Events published to RabbitMQ. */
@NullMarked
package br.com.techmedicos.adapters.brokerrabbitmq;

import org.jspecify.annotations.NullMarked;
