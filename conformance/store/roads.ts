import { checkBankCard } from '../../src/definition/identifier/check-bank-card.ts'
import { idNumber } from '../../src/kernel/ledger/testing/open-sample.ts'

/** The numbers of one road by which they may come in: no two roads have one in common. */
export interface Numbers {
  readonly identity: string
  readonly account: string
  readonly phone: string
}

export const roads: Map<string, Numbers> = new Map()
/** Those of a road, made when they are first asked for. */
export function along(road: string): Numbers {
  const known = roads.get(road)
  if (known !== undefined) return known
  const at = roads.size + 1
  const cards = Array.from({ length: 10 }, (_, last) => `62220200000000${String(at).padStart(4, '0')}${last}`)
  const made = {
    identity: idNumber(500 + at),
    account: cards.find((card) => checkBankCard(card).ok) ?? '',
    phone: `139${String(70_000_000 + at * 13)}`,
  }
  roads.set(road, made)
  return made
}

/** A sentence with all of a road's numbers. */
export const words = (road: string): string => `${road}：${Object.values(along(road)).join('，')}。`
