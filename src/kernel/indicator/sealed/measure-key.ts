import { createHash } from 'node:crypto'
import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import type { ResolvedMeasure } from '../../../definition/indicator/types.ts'
import type { Leaf } from '../figure.ts'

/** What a measure reads and how; not what it is called, in which unit it is printed, or what emptiness means. */
function essence({ ledger, type, condition, of, take, placing, flow }: ResolvedMeasure): string {
  return JSON.stringify([ledger, type, condition ?? null, of ?? null, take ?? null, placing, flow])
}

const essences = new WeakMap<ResolvedMeasure, { readonly text: string; readonly key: string }>()

function essenceOf(measure: ResolvedMeasure): { readonly text: string; readonly key: string } {
  const known = essences.get(measure)
  if (known !== undefined) return known
  const text = essence(measure)
  const made = { text, key: digest(text) }
  essences.set(measure, made)
  return made
}

/** The same for measures that read the same, whatever they are called and whichever edition of the definitions they stand in. */
export function measureKey(measure: ResolvedMeasure): string {
  return essenceOf(measure).key
}

/** The same for leaves that read the same: measure, months, and slices with what their dimensions look at. */
export function sealKey({ measure, period, slices }: Leaf, catalogue: CatalogueIndex): string {
  const sliced = slices.map(({ dimension, value }) => {
    const found = catalogue.findDimension(measure, dimension)
    return JSON.stringify([found?.value ?? dimension, found?.options?.[value] ?? value])
  })
  return digest(JSON.stringify([measureKey(measure), period.firstMonth, period.lastMonth, ...sliced.sort()]))
}

/** Whether a measure (or one of its slices) names a ledger in what it looks at beside its own records. */
export function mentionsLedger({ measure, slices }: Leaf, ledger: string, catalogue: CatalogueIndex): boolean {
  const name = JSON.stringify(ledger)
  const [, rest = ''] = splitOwn(essenceOf(measure).text)
  if (rest.includes(name)) return true
  return slices.some(({ dimension }) => JSON.stringify(catalogue.findDimension(measure, dimension)?.value ?? '').includes(name))
}

/** The measure's own ledger stands first in its essence; all the rest is what it looks at. */
function splitOwn(text: string): readonly string[] {
  const end = text.indexOf(',')
  return [text.slice(0, end), text.slice(end)]
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
