import { normaliseName } from '../../definition/name/normalise-name.ts'

/** Whether a cell of a header is one that somebody waits for. */
export type IsKnown = (cell: string) => boolean

const remark = /(?:[([【［][^)\]】］]*[)\]】］]|\/[^/]+)$/u

/** Knows labels in every spelling of an office: full width, spaces, a star of required columns, a unit or a remark in brackets behind it. */
export function knowLabels(labels: readonly string[]): IsKnown {
  const known = new Set(labels.map(normaliseName))
  return (cell) => {
    const name = normaliseName(cell).replace(/^[*★]+|[*★]+$/g, '')
    return name !== '' && (known.has(name) || known.has(name.replace(remark, '')))
  }
}
