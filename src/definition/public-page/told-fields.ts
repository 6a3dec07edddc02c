import type { PublicPath, ResolvedPublicPage } from './types.ts'

/** A field that a public page tells, of the ledger it stands in. */
export interface ToldField {
  readonly ledger: string
  readonly field: string
}

/** Every field of every ledger that a page tells whoever reads, each once: what stands in its list, its facts, its stages, and its pictures. */
export function toldFields(page: ResolvedPublicPage): readonly ToldField[] {
  const own = (ledger: string, field: string): ToldField => ({ ledger, field })
  const at = (ledger: string, { through, field }: PublicPath): ToldField => own(through.at(-1)?.to ?? ledger, field)
  const told = [
    ...[page.year, page.name, page.state, ...page.summary].map((field) => own(page.ledger, field)),
    ...page.facts.map(({ path }) => at(page.ledger, path)),
    ...page.stages.flatMap((stage) => {
      if ('loop' in stage) return stage.steps.flatMap(({ facts }) => facts.map(({ path }) => at(page.ledger, path)))
      const picture = stage.picture === undefined ? [] : [own(stage.ledger, stage.picture)]
      const day = stage.date === undefined ? [] : [at(stage.ledger, stage.date)]
      return [...day, ...stage.facts.map(({ path }) => at(stage.ledger, path)), ...picture]
    }),
  ]
  return [...new Map(told.map((one) => [`${one.ledger} ${one.field}`, one])).values()]
}
