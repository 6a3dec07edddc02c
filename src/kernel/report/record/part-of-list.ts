import type { ClauseInput } from './pick-records.ts'
import type { ToldRecord } from './types.ts'

/** 白水、瓦窑山、桥头、上坪4个村: of whom this ledger knows one the next clause does not speak alone. */
export function isPartOfList(input: ClauseInput, groups: readonly (readonly ToldRecord[])[]): boolean {
  return groups.length > 0 && groups.length < Math.max(input.said.names.length, listedBefore(input))
}

/** How many names a clause lists, whether this ledger knows them or not. */
function listedBefore({ clause: { text } }: ClauseInput): number {
  const list = /(?:[\u4e00-\u9fa5A-Za-z]{2,10}、)+[\u4e00-\u9fa5A-Za-z]{2,10}/.exec(text)?.[0]
  return list === undefined ? 0 : list.split('、').length
}
