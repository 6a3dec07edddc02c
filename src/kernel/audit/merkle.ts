import { digestText } from './digest.ts'
import type { DigestAlgorithm } from './types.ts'

export interface MerkleTree {
  add(leaf: string): void
  readonly count: number
  root(): string
}

/**
 * The root over leaves added one by one: it keeps one digest per level, so a million rows need twenty. Leaves and nodes are digested with
 * different first letters, so that no node can be passed off as a row.
 */
export function createMerkleTree(algorithm: DigestAlgorithm): MerkleTree {
  const levels: (string | undefined)[] = []
  let count = 0
  const join = (left: string, right: string): string => digestText(algorithm, `n${left}${right}`)
  return {
    add(leaf) {
      count += 1
      let carried = digestText(algorithm, `l${leaf}`)
      let level = 0
      for (let left = levels[level]; left !== undefined; left = levels[level]) {
        carried = join(left, carried)
        levels[level] = undefined
        level += 1
      }
      levels[level] = carried
    },
    get count() {
      return count
    },
    root() {
      let carried: string | undefined
      for (const left of levels) {
        if (left !== undefined) carried = carried === undefined ? left : join(left, carried)
      }
      return carried ?? digestText(algorithm, '')
    },
  }
}
