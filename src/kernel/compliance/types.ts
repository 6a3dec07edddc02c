import type { Secrecy } from '../../definition/field/types.ts'
import type { Role } from '../access/types.ts'

/** A line of the record of processing (个人信息保护法 第五十四条至第五十六条): what a ledger holds of people, why, who sees it, how long. */
export interface ProcessingEntry {
  readonly ledger: string
  readonly label: string
  /** Empty where nobody has said it. */
  readonly purpose: string
  readonly basis: string
  /** In Chinese: `认定日期以后 10 年`; empty where nobody has said it. */
  readonly kept: string
  readonly fields: readonly { readonly field: string; readonly label: string; readonly secrecy: Secrecy }[]
  /** Roles that see these fields in full. */
  readonly readers: readonly Role[]
  /** Records in force. */
  readonly records: number
  /** Those whose term has run out; null where they go with a response, which `listResponses` tells of. */
  readonly due: number | null
  /** How often somebody who sees them in full took records out in the last twelve months, and how many in all. */
  readonly exports: { readonly times: number; readonly records: number }
  /** What people asked to have put right in it: what waits, what of that is past its day, what ended with a change, what without. */
  readonly corrections: { readonly open: number; readonly late: number; readonly done: number; readonly refused: number }
}

/** What a self-check counts. */
export interface TownFacts {
  readonly isDemo: boolean
  readonly accounts: readonly { readonly role: Role; readonly count: number }[]
  readonly disabled: number
  readonly chain: { readonly entries: number; readonly since: string; readonly algorithm: string }
  readonly destructions: number
}
