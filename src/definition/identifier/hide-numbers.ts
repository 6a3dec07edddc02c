/**
 * A text that somebody typed with every number hidden by which a person could be found or paid: runs of eleven digits and more, grouped or not (a mobile
 * phone has 11, a number of identity 18, a card 16 to 19, a fixed line with its area 10 to 12: those of ten are hidden where they begin with 0). Days,
 * amounts and numbers of documents have fewer and stay.
 */
export function hideNumbers(text: string): string {
  return text.replace(/\p{Nd}{3,}(?:[-\s\u2010-\u2015]\p{Nd}{3,})*[Xx]?/gu, (run) => {
    const digits = run.match(/\p{Nd}/gu)?.length ?? 0
    return digits >= 11 || (digits === 10 && /^[0０]/.test(run)) ? '（号码不公开）' : run
  })
}
