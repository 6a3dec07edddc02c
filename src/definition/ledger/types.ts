import type { Field } from '../field/types.ts'

/** 底册: one record per thing, keyed. 流水: things that happened, dated. */
export type LedgerKind = 'register' | 'journal'

export type DatedFieldKind = 'date' | 'dateTime' | 'month' | 'period'

/** What a pack author writes. `defineLedger` makes wrong field names a compile error. */
export interface LedgerDefinition<Fields extends Readonly<Record<string, Field>> = Readonly<Record<string, Field>>> {
  readonly id: string
  readonly label: string
  readonly aliases?: readonly string[]
  /** What reports call its records, as 景区村 for those of 景区村创建. */
  readonly said?: readonly string[]
  readonly kind: LedgerKind
  /** One Chinese sentence: what stands in it and who keeps it. */
  readonly purpose?: string
  readonly fields: Fields
  /** Fields that name a record on screen and in office files, e.g. `['name']`. */
  readonly title: readonly Extract<keyof Fields, string>[]
  /** The field that says when it happened (journals) or began (registers whose indicators are flows). */
  readonly date?: Extract<keyof Fields, string>
  /**
   * Natural keys: no two current records agree in all fields of one of them. The first is how an import finds the record
   * that a row means; without any, a row is found by its whole content (an exact twin in one file is kept twice).
   */
  readonly unique?: readonly (readonly Extract<keyof Fields, string>[])[]
  /** Effective dates of a register's records: a stock at day D counts those with from ≤ D and (to empty or to > D). */
  readonly effective?: {
    readonly from?: Extract<keyof Fields, string>
    readonly to?: Extract<keyof Fields, string>
  }
  /**
   * At no moment may two current records that agree in `per` both be in force (by `effective`, half-open: the last day of one may be the first of the
   * next). `when` narrows the records it speaks of. Held on every way of writing: by hand, by a step, by an import.
   */
  readonly exclusive?: readonly ExclusiveRule<Extract<keyof Fields, string>>[]
  /** The office's own numbers. A record that somebody adds without one gets the next of its year; files bring their own. */
  readonly numbering?: NumberingDefinition<Extract<keyof Fields, string>>
  /** The fields that lists are filtered and sorted by fast. Absent: every reference, date and amount; a ledger that is written by the thousand says which. */
  readonly indexed?: readonly Extract<keyof Fields, string>[]
  /**
   * Whom its records are about. One page of a person gathers them by it: by a number of identity, by name and village, or because they refer to a record that
   * is about somebody. Every ledger of a pack that holds a number of identity has such a line.
   */
  readonly persons?: readonly PersonLink<Extract<keyof Fields, string>>[]
  /** When its records must be destroyed. Absent: they are kept. */
  readonly retention?: RetentionDefinition<Extract<keyof Fields, string>>
  /** Why it holds what belongs to people. Every ledger of a pack that has such a field says it. */
  readonly processing?: ProcessingDefinition<Extract<keyof Fields, string>>
  /** What of it nobody changes by hand or by a file any more once something was decided; steps of loops still do. */
  readonly locked?: LockDefinition<Extract<keyof Fields, string>>
  /** Until when each of its records is read and changed by nobody but who wrote it: what two are to count apart, neither knowing of the other. */
  readonly apart?: ApartDefinition<Extract<keyof Fields, string>>
  /** What of it may be put up in public (公示). Absent: nothing. */
  readonly publish?: PublicationDefinition<Extract<keyof Fields, string>>
  /** Its records are documents on which a phrase of a report may rest that no figure proves (荣誉, 佐证材料), named by their title or a text such as 文号. */
  readonly attests?: true
  /** Its records are what was promised for a year: the annual report of that year answers for each by its own name and quantity. */
  readonly promises?: PromisesDefinition<Extract<keyof Fields, string>>
  /**
   * Whether its entries are returns (报表): every month, quarter or year, as `date` is kept, is reported, by a calendar, and one without an entry is not
   * known. `false`: entries are what happened (payments, investments, cases), and a period without one had none. Whoever adds up a ledger that is
   * kept by month, quarter or year must say which of the two it is; what is kept by day is always what happened.
   */
  readonly returns?: ReturnsDefinition
  /**
   * Whose part of the town its records are. Absent: where they lie, by their own grid or village or those of what they refer to; whoever answers for a part
   * only writes them there, and reads them there where they are personal. `town`: everybody reads all of them. `staff`: that, and only the office writes.
   * `office`: only the office reads and writes them.
   */
  readonly scope?: LedgerScope
  /**
   * Its records are worked on beyond the year of their `date` (a project, a building): once that year is closed only their dates, and that they are there,
   * stand fast. Absent: a record belongs to the year of its date, but for what the steps of a case carried over write; one with effective dates, or without
   * a date, always goes on.
   */
  readonly goesOn?: true
  /** Rows as an office file brings them: what stands in it, shown to whoever reads the definition, and tried by the pack's test. */
  readonly examples?: readonly LedgerExample[]
}

/** One line names somebody: by `number`, by `name` and `village` where one of the two has no number, or by what `through` refers to. */
export interface PersonLink<Name extends string = string> {
  readonly number?: Name
  readonly name?: Name
  readonly village?: Name
  /** A reference to records that are about somebody: whoever they are about, this one is about too. */
  readonly through?: Name
}

export type LedgerScope = 'town' | 'staff' | 'office'

/** Cells by column label, as the office writes them. People, firms and numbers in it are fictional. */
export type LedgerExample = Readonly<Record<string, string>>

/** First and last month (1–12) of those that are reported in one. */
export type MonthsTogether = readonly [first: number, last: number]

/** `monthsTogether`: output has no report of its own for January, February's holds both. */
export type ReturnsDefinition = boolean | { readonly monthsTogether: MonthsTogether }

/** Numbers of the shape prefix, year, serial number: `{ field: 'number', prefix: 'SJ', digits: 5 }` → SJ202100001. The year is that of the ledger's `date`. */
export interface NumberingDefinition<Name extends string = string> {
  /** A text that is a natural key by itself. */
  readonly field: Name
  readonly prefix: string
  /** Digits of the serial number, filled up with zeros. */
  readonly digits: number
}

/**
 * Records belong to something that is decided as a whole (the lines of a batch): once a field `once` of what `through` refers to is filled in, none is
 * added or withdrawn and none of `fields` changes, but by a step of a loop.
 */
export interface LockDefinition<Name extends string = string> {
  /** Absent: a record is decided by itself, and then neither withdrawn nor changed in `fields`. */
  readonly through?: Name
  /** A field of the ledger that `through` refers to, or of this one; of several any will do. */
  readonly once: string | readonly string[]
  readonly fields: readonly Name[]
  /** Chinese: why not, and what to do instead. */
  readonly why: string
}

/** Kept apart until what `through` refers to shows one of the options `until` in its field `field`: 计票记录, until both groups have handed in. */
export interface ApartDefinition<Name extends string = string> {
  readonly through: Name
  /** A choice of the ledger that `through` refers to. */
  readonly field: string
  readonly until: readonly string[]
}

/**
 * A list for the notice board (政府信息公开条例 第十五条, 个人信息保护法): the columns that the public needs to object, no others. Numbers of identity,
 * cards and phones never stand in it, whatever is written here; of a reference by several columns only those that name a place or a person do.
 */
export interface PublicationDefinition<Name extends string = string> {
  /** What stands above it, after the name of the batch or village that it is about: 公示名单. */
  readonly title: string
  readonly fields: readonly Name[]
  /** Records that show one of these options are left out: `{ status: ['removed'] }`. */
  readonly without?: Readonly<Partial<Record<Name, readonly string[]>>>
  /** A setting: 1 prints names with the middle hidden, 0 in full. Absent: hidden. */
  readonly maskNames?: { readonly setting: string }
  /** What stands before the list when it is an announcement (公告) and no notice to which anybody objects; `{count}` is the number of its records. */
  readonly lead?: string
}

/**
 * Which fields say what was promised. The quantity stands in a number with its unit, or in a text that says both (新增停车位268个). What was changed since
 * counts only with the document of the decision; without one the promise stands as it was given.
 */
export interface PromisesDefinition<Name extends string = string> {
  readonly year: Name
  /** Its own name, as the report must write it. */
  readonly item: Name
  readonly quantity?: Name
  readonly unit?: Name
  readonly says?: Name
  /** The label of the indicator that measures it. */
  readonly indicator?: Name
  /** Only a record that fills this in is promised: a project that the deputies voted for (票决日期). Absent: every record. */
  readonly given?: Name
  /** The title of the report that promised it; absent, or empty: whatever annual report there is. */
  readonly promisedIn?: Name
  /** A choice that says what became of it, and its options by which it was kept: while it says anything else, or nothing, it is unfinished. */
  readonly outcome?: Name
  readonly kept?: readonly string[]
  /** The document that allowed a change; `changedItem`, `changedQuantity` and `changedUnit` are what holds by it. */
  readonly decision?: Name
  readonly changedItem?: Name
  readonly changedQuantity?: Name
  readonly changedUnit?: Name
}

/**
 * Person-level data that must not outlive its purpose (个人信息保护法 第十九条、第四十七条). `under` names the ledger of the declared responses that
 * justify it: a record belongs to the response that `by` refers to, or, where that is absent or empty, to the one in whose days its `date` falls.
 * `follows` is for what is written about such a record (a duty, a visit, a case): it goes with the record that the field refers to.
 * While `closedBy` is empty in a record, the matter is open and nothing of its response can be destroyed.
 */
export type RetentionDefinition<Name extends string = string> =
  | { readonly under: string; readonly by?: Name; readonly closedBy?: Name }
  | { readonly follows: Name; readonly closedBy?: Name }

/**
 * Why a ledger holds what belongs to people (个人信息保护法 第六条: a clear purpose; 第十三条: a basis; 第十九条: no longer than needed): a line of the
 * township's record of processing.
 */
export interface ProcessingDefinition<Name extends string = string> {
  /** What it is needed for, in Chinese. */
  readonly purpose: string
  /** The duty by law that it serves, as one cites it. */
  readonly basis: string
  /** How long a record is kept; left out where `retention` says it. */
  readonly kept?: KeptFor<Name>
}

export interface KeptFor<Name extends string = string> {
  /** Whole years, as the schedule for the office's files has them; 0 where months alone say it. */
  readonly years: number
  /** Months beyond the years, 1 to 11: what is needed for half a year is not kept for a whole one. */
  readonly months?: number
  /** The date that they begin with; while it is empty the matter goes on. Absent: the day on which it was last written. */
  readonly after?: Name
  /** `archive`: when the term is over the records are handed to the archive (档案法 第十三条) and not destroyed here. Absent: they are destroyed. */
  readonly handedTo?: 'archive'
}

export type ResolvedRetention =
  | { readonly type: 'response'; readonly responses: string; readonly by: string | undefined; readonly closedBy: string | undefined }
  | { readonly type: 'follows'; readonly field: string; readonly closedBy: string | undefined }

export interface ExclusiveRule<Name extends string = string> {
  readonly per: readonly Name[]
  /** What tells namesakes apart: two records that both fill it in, differently, are not held to the rule. A record that leaves it empty may be any of them. */
  readonly apartBy?: Name
  /** Equality on the record's own fields: option ids for choices. */
  readonly when?: Readonly<Partial<Record<Name, string>>>
  /** Chinese, what to do about it: 同一对象同一时间只能有一名主责人，请先结束原来的责任。 */
  readonly why: string
  /**
   * What an office file that breaks the rule meets: `reject` (when absent) its cell, or `warn`, where `per` cannot tell namesakes apart and a
   * whole year's file must not fall over two of them; the overlap is then there for the report's own checks to find.
   */
  readonly inFiles?: 'reject' | 'warn'
}

export interface ResolvedField {
  readonly id: string
  readonly field: Field
  /** The column in the database, snake_case. */
  readonly column: string
  /** Only the office changes it. Absent: whoever writes the ledger. */
  readonly guarded?: Guard
}

/**
 * `always`: nobody else, in no way. `byHand`: steps of loops change it too. `state`: how far something has come; steps and effects change it, and a record
 * that shows it may be withdrawn and put back by whoever may do that.
 */
export type Guard = 'always' | 'byHand' | 'state'

/** What the kernel uses: every default filled in, every reference checked, plain data. */
export interface ResolvedLedger {
  readonly id: string
  readonly label: string
  readonly aliases: readonly string[]
  readonly said?: readonly string[]
  readonly kind: LedgerKind
  readonly purpose: string
  readonly pack: string
  /** The table in the database: `ledger_<id>` in snake_case. */
  readonly table: string
  readonly fields: readonly ResolvedField[]
  /** Fields that are no longer written, listed, searched for or counted: their records keep what they hold, and show it in their history. Absent: none. */
  readonly retired?: readonly ResolvedField[]
  readonly title: readonly string[]
  readonly date: string | undefined
  readonly unique: readonly (readonly string[])[]
  readonly effective: { readonly from: string | undefined; readonly to: string | undefined }
  readonly exclusive: readonly ExclusiveRule[]
  readonly indexed?: readonly string[]
  /** Absent: its records are about nobody. */
  readonly persons?: readonly PersonLink[]
  readonly retention?: ResolvedRetention
  readonly processing?: ProcessingDefinition
  readonly publish?: PublicationDefinition
  /** Absent: no phrase of a report rests on its records. */
  readonly attests?: true
  /** Absent: nothing in it is promised. */
  readonly promises?: PromisesDefinition
  readonly locked?: LockDefinition
  /** Absent: whoever reads the ledger reads all of it. */
  readonly apart?: ApartDefinition
  readonly numbering?: NumberingDefinition
  /** A ledger of payments: who but the office may add a record. Absent: whoever writes the ledger. */
  readonly addedBy?: readonly string[]
  /** Absent: where its records lie. */
  readonly scope?: LedgerScope
  /** Absent: nobody has said. */
  readonly returns?: ReturnsDefinition
  /** Absent: it belongs to the year of its date. */
  readonly goesOn?: true
}
