/** Characters that XML 1.0 cannot hold, even escaped. */
const UNFIT = /(?![\t\n\r\u007f-\u009f])\p{Cc}|[\ufffe\uffff]/gu

/** Text for element content or an attribute: markup escaped, characters that XML cannot hold left out. */
export function escapeXml(text: string): string {
  const fit = text.replace(UNFIT, '')
  return /[&<>"]/.test(fit) ? fit.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;') : fit
}
