import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import type { Period } from '../../../definition/period/types.ts'
import type { Quantity } from '../../../definition/report/quantity.ts'
import type { Clause } from '../../../definition/report/reading/sentences.ts'
import type { SliceFilter } from '../../../definition/report/types.ts'

/** One value of a dimension, as a word of prose may mean it: 消防 of 类别, 晨星 of 企业. */
export interface Member {
  readonly dimension: string
  readonly value: string
}

/** A word that names a part of something, and all the parts that it may be. */
export interface MemberWord {
  readonly text: string
  readonly members: readonly Member[]
}

/** A measure with the dimension by which a sentence takes it apart, and what else of it is fixed. */
export interface Candidate {
  readonly indicator: ResolvedIndicator
  readonly axis: string
  readonly filters: readonly SliceFilter[]
}

/** What a sentence speaks of, the likeliest first: of what it says about the parts one of these must make all of it so. */
export interface Topic {
  readonly candidates: readonly Candidate[]
}

/** The values of which something is said: the measure itself, or its growth over the year before. */
export type Form = 'value' | 'growth'

/** What a clause says of a measure by its parts. */
export type TableClaim = { readonly topic: Topic; readonly clause: Clause; readonly period: Period } & (
  | { readonly type: 'level'; readonly of: readonly MemberWord[]; readonly quantity: Quantity }
  | { readonly type: 'change'; readonly of: readonly MemberWord[]; readonly quantity: Quantity; readonly sign: 1 | -1 }
  | {
      readonly type: 'from'
      readonly of: readonly MemberWord[]
      readonly quantity: Quantity
      /** 少于上年的61处: on which side of it the value now lies. */
      readonly sign?: 1 | -1
    }
  | { readonly type: 'grown'; readonly of: readonly MemberWord[]; readonly quantity: Quantity }
  | { readonly type: 'extreme'; readonly of: readonly MemberWord[]; readonly quantity: Quantity; readonly from: 'top' | 'bottom' }
  /** 居前三位: these before all others. */
  | { readonly type: 'few'; readonly of: readonly MemberWord[] }
  /** 快于全镇增速1个百分点: how much more than the whole a part grew. */
  | { readonly type: 'ahead'; readonly of: readonly MemberWord[]; readonly quantity: Quantity; readonly sign: 1 | -1 }
  /** 自4月起连续9个月突破1亿元: so many months one after the other. */
  | { readonly type: 'run'; readonly of: readonly MemberWord[]; readonly times: readonly Period[]; readonly quantity: Quantity }
  | { readonly type: 'places'; readonly of: readonly MemberWord[] }
  /** From the greatest to the least, or the other way: each before the next, and all others behind the last. */
  | { readonly type: 'ordered'; readonly of: readonly MemberWord[]; readonly sign: 1 | -1; readonly others: string }
  | { readonly type: 'same'; readonly of: readonly MemberWord[] }
  | { readonly type: 'above'; readonly of: readonly MemberWord[]; readonly sign: 1 | 0 | -1 }
  | { readonly type: 'any'; readonly of: readonly MemberWord[] }
  | { readonly type: 'none'; readonly of: readonly MemberWord[] }
  | {
      readonly type: 'tally'
      /** Which they are, where they are named: these and no others. */
      readonly of: readonly MemberWord[]
      readonly bound: Quantity | undefined
      readonly count: Quantity | undefined
    }
  | { readonly type: 'moved'; readonly of: readonly MemberWord[]; readonly sign: 1 | -1; readonly only: boolean }
  | { readonly type: 'each'; readonly of: readonly MemberWord[]; readonly quantity: Quantity }
  | { readonly type: 'sum'; readonly of: readonly MemberWord[]; readonly quantity: Quantity }
  | { readonly type: 'difference'; readonly of: readonly MemberWord[]; readonly quantity: Quantity; readonly sign: 1 | -1 }
  | { readonly type: 'multiple'; readonly of: readonly MemberWord[]; readonly quantity: Quantity }
  | { readonly type: 'share'; readonly of: readonly MemberWord[]; readonly quantity: Quantity }
  | {
      readonly type: 'rank'
      readonly of: readonly MemberWord[]
      readonly from: 'top' | 'bottom'
      readonly place: number
      readonly form: Form
      /** 在8家规上企业中: among how many. */
      readonly among?: Quantity
    }
  | { readonly type: 'all'; readonly but: readonly MemberWord[]; readonly count: Quantity | undefined; readonly that: AllThat }
  | { readonly type: 'some'; readonly count: Quantity | undefined; readonly some: Quantity; readonly sign: 1 | -1 }
  | { readonly type: 'middle'; readonly form: 'mean' | 'median'; readonly count: Quantity | undefined; readonly quantity: Quantity }
  | { readonly type: 'peak'; readonly times: readonly Period[]; readonly from: 'top' | 'bottom'; readonly of: readonly MemberWord[] }
)

/** What is said of every one of the parts. */
export type AllThat =
  | { readonly type: 'moved'; readonly sign: 1 | -1 }
  | { readonly type: 'change'; readonly quantity: Quantity; readonly sign: 1 | -1 }
  | { readonly type: 'value'; readonly quantity: Quantity }
  /** 没有一个…低于: none of them lies on that side of it. */
  | { readonly type: 'beyond'; readonly quantity: Quantity; readonly not: string }
  | { readonly type: 'equal'; readonly quantity: Quantity }

/** A claim before it is known of which clause. */
export type Claimed = TableClaim extends infer One ? (One extends TableClaim ? Omit<One, 'clause'> : never) : never
