/**
 * How often a test does what takes long: a sample in every run, the whole with QIANBI_WHOLE=true (`npm run soak` sets it). What is sampled changes nothing
 * of what is held each time.
 */
export function rounds({ sample, whole }: { readonly sample: number; readonly whole: number }): number {
  return process.env.QIANBI_WHOLE === 'true' ? whole : sample
}
