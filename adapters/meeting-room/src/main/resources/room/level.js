// How loud the microphone is.

/**
 * Shows the loudness of a track on a meter, from 0 to 1, until stopped.
 *
 * @param {MediaStreamTrack} track
 * @param {HTMLMeterElement} meter
 * @returns {() => void} stops it
 */
export function showLevel(track, meter) {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  const samples = new Float32Array(analyser.fftSize);
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  // Browsers start it only after a touch, if the page was just loaded.
  const resume = () => context.resume();
  addEventListener('pointerdown', resume, { once: true });
  let frame = requestAnimationFrame(measure);

  function measure() {
    analyser.getFloatTimeDomainData(samples);
    const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
    // Ears hear in decibels: -60 dB is silence here, 0 dB the loudest there is.
    const decibels = 10 * Math.log10(power + 1e-9);
    meter.value = Math.min(1, Math.max(0, 1 + decibels / 60));
    frame = requestAnimationFrame(measure);
  }

  return () => {
    cancelAnimationFrame(frame);
    removeEventListener('pointerdown', resume);
    context.close();
    meter.value = 0;
  };
}
