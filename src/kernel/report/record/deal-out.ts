import type { Fact } from './read-facts.ts'

/** A、B分别于3月、4月开工: to each its own where as many things are said as there are names; else to each of them everything, but for numbers. */
export function dealOut(facts: readonly Fact[], count: number, deal: boolean): readonly (readonly Fact[])[] | undefined {
  const spread = facts.map((fact): Fact => fact)
  const rows = (['days', 'number'] as const).map((type) => spread.filter((fact) => fact.type === type))
  const isRow = (row: readonly Fact[]) => count > 1 && row.length === count
  if (count > 1 && (rows[1]?.length ?? 0) > 0 && !isRow(rows[1] ?? [])) return undefined
  return Array.from({ length: count }, (_, place) =>
    spread.flatMap((fact): readonly Fact[] => {
      const row = rows.find((one) => one.includes(fact)) ?? []
      if (isRow(row)) return row[place] === fact ? [fact] : []
      if (deal && fact.type === 'value' && fact.words.length === count)
        return fact.words.slice(place, place + 1).map((word) => ({ ...fact, words: [word] }))
      return [fact]
    }),
  )
}
