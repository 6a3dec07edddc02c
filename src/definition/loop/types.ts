import type { TypedExpression } from '../expression/types.ts'
import type { Field, FieldValue } from '../field/types.ts'
import type { LedgerDefinition } from '../ledger/types.ts'
import type { UnitId } from '../unit/unit.ts'

/**
 * Who may take a step. A role of the town, or a person by what they are to the record:
 * `holder` answers for the record by a duty in force (primary or secondary), `primary` is its one primary holder,
 * `opener` opened the case. Roles are those of the kernel (`gridWorker`, `villageCadre`, `clerk`, `leader`, `editor`, `administrator`).
 */
export type StepTaker = (typeof stepTakers)[number]

export const stepTakers = [
  'gridWorker',
  'villageCadre',
  'clerk',
  'leader',
  'editor',
  'administrator',
  'holder',
  'primary',
  'opener',
] as const

/** Days in all, or working days by the published holiday calendar (节假日与调休). */
export type DayKind = 'calendar' | 'working'

/**
 * A length of time in whole days. `days` is a number, a setting of a pack (a town may change it; it names its source), or an expression over the
 * record. It is counted from the day of `from` (an expression that gives a date; the day the state is entered when absent): the day itself is day 0,
 * so 3 days from the 1st end with the 4th.
 */
export interface TermDefinition {
  readonly days: number | { readonly setting: string } | { readonly expression: string }
  /** `working`: a condition over the record; where it holds the days are working days, else calendar days (a programme's own 公示 rule). */
  readonly kind: DayKind | { readonly working: string }
  readonly from?: string
}

/** A state that a case can be in. */
export interface StateDefinition {
  readonly label: string
  /** The option of the loop's `stateField` that the record shows meanwhile. Several states may show the same one. */
  readonly shows?: string
  /** The case is over: `done` was carried through, `refused` ended without (不予受理, 放弃). */
  readonly ends?: 'done' | 'refused'
  /** When the case must have left this state; past it, it is late. Every state that does not end has one, or says why it needs none. */
  readonly deadline?: TermDefinition
  /** Why a case may stay here for any time, e.g. 在建项目按合同工期管理. Only instead of a deadline. */
  readonly timeless?: string
  /** For how long the case must stay (公示期); only steps with `duringHold` may leave earlier. */
  readonly hold?: TermDefinition
}

/** True refuses (or warns) with its own words. The condition is over the record as it would stand after the step, `today` included. */
export interface StepRule {
  readonly when: string
  readonly why: string
}

/**
 * What a step puts into a field by itself: `today`, `now`, `actor` (the cadre behind the account, for a field that refers to a cadre;
 * the actor's name for a text), a fixed value, or an expression over the record.
 */
export type StepValue = 'today' | 'now' | 'actor' | { readonly value: FieldValue } | { readonly expression: string }

/**
 * What a step does to other records, in the same transaction. Names in `when` and `values` are fields of the record that `each` runs over, `outer.x`
 * those of the case's own record; without `each` names are fields of the case's record itself.
 */
export type StepEffect =
  /** Adds one record to `create` for each match. */
  | {
      readonly create: string
      readonly each?: { readonly ledger: string; readonly when: string }
      readonly values: Readonly<Record<string, StepEffectValue>>
    }
  /** Writes `values` to every record of `amend` for which `when` holds (`outer` is the case's record). */
  | { readonly amend: string; readonly when: string; readonly values: Readonly<Record<string, StepEffectValue>> }
  /** Opens a case of another loop over each matching record that has none open; they become children of this case. */
  | { readonly open: string; readonly when: string }
  /**
   * Puts right what the case's record names: `correct` is its text field that says which record and field (`CorrectionTarget` of the kernel), `value` the
   * one with the words that are to stand there. Unlike other effects it is held to all that a change by hand by whoever takes the step is. `check` writes
   * nothing, and refuses while the record does not say so.
   */
  | { readonly correct: string; readonly value: string; readonly does: 'write' | 'check' }

export type StepEffectValue = { readonly value: FieldValue } | { readonly expression: string } | 'today'

/** What a person is told, and agrees to, before a step that cannot be taken back. */
export interface IrreversibleDefinition {
  /** One Chinese sentence: what is done by it, for good. */
  readonly does: string
  /** How much of it, as the record stands: `value` is an expression that gives a number. */
  readonly counts?: readonly IrreversibleCount[]
}

export interface IrreversibleCount {
  readonly label: string
  readonly value: string
  readonly unit?: UnitId
}

/** A legal move. */
export interface StepDefinition<State extends string = string, FieldName extends string = string, StepName extends string = string> {
  /** What stands on the button: 受理, 退回, 批准. */
  readonly label: string
  readonly from: State | readonly State[]
  /** The same state as before is allowed: a patrol, an extension. */
  readonly to: State
  /** Any of them may take it. */
  readonly by: readonly StepTaker[]
  /** Fields of the record that are filled in with the step; `required` must not be empty afterwards. */
  readonly fill?: Readonly<Partial<Record<FieldName, 'required' | 'optional'>>>
  readonly sets?: Readonly<Partial<Record<FieldName, StepValue>>>
  /** The written opinion or reason (意见); optional when absent. A return or refusal should require it. */
  readonly opinion?: 'required' | 'optional'
  /** Documents or photos that prove it (佐证). */
  readonly evidence?: 'required' | 'optional'
  readonly refuses?: readonly StepRule[]
  /** Shown beforehand; the step goes through when an opinion says why. */
  readonly warns?: readonly StepRule[]
  /** Two-person rule: nobody takes this step who took one of those in the same case. `open` means the opening itself. */
  readonly notBy?: readonly (StepName | 'open')[]
  /** Sent back to be done again: counted, and escalated past the loop's `returnLimit`. */
  readonly returns?: true
  /** Out of the ordinary way (拟退出, 上报县级): offered after the steps of the ordinary one, never as the one to press. */
  readonly aside?: true
  /** May be taken before the state's `hold` has passed. */
  readonly duringHold?: true
  /** May not be taken while a child case is open. Steps into a state that ends never may. */
  readonly needsChildrenClosed?: true
  readonly effects?: readonly StepEffect[]
  /**
   * It cannot be taken back: it asks first, and says what it does. Absent: a step that ends the case or writes other records does, in words of its own
   * making; `false` says that such a step loses nothing and needs no question.
   */
  readonly irreversible?: IrreversibleDefinition | false
}

/** Whom a late case is brought before, so many days past its deadline (0: on the first late day). Never lower than before. */
export interface Escalation {
  readonly after: number
  readonly to: 'clerk' | 'leader' | 'administrator'
}

/** What a pack author writes: a state machine over the records of one ledger. `defineLoop` makes wrong names a compile error. */
export interface LoopDefinition<
  Fields extends Readonly<Record<string, Field>> = Readonly<Record<string, Field>>,
  State extends string = string,
  Step extends string = string,
> {
  readonly id: string
  readonly label: string
  /** One Chinese sentence: what it carries to its end, and who drives it. */
  readonly purpose?: string
  /** The norm or document it follows; config, not law, where it says so. */
  readonly source?: string
  readonly ledger: LedgerDefinition<Fields> & { readonly id: string }
  /** The choice field that shows the state to lists, indicators and office files; only steps change it. */
  readonly stateField?: NoInfer<Extract<keyof Fields, string>>
  /** Opened by itself with every record that is written (`record`), or by a person or another case (`hand`). */
  readonly start: 'record' | 'hand'
  /** With `start: 'record'`: only records for which it holds get a case, at once or by the amendment that makes it hold (督查 with a finding). */
  readonly opensWhen?: string
  /**
   * Where the case of a record begins that came by an import or by hand: the first entry that holds, before what `stateField` shows, before `initial`.
   * Office files carry facts, not states: 退出日期 filled in means left. A state that ends makes an ended case.
   */
  readonly adopts?: readonly { readonly state: NoInfer<State>; readonly when: string }[]
  /** Fields or paths of references (`enterprise`, `enterprise.smallGrid`) whose duty holders answer for the case when nobody holds the record itself. */
  readonly answers?: readonly string[]
  /** Who may open a case by hand. */
  readonly openBy: readonly StepTaker[]
  readonly initial: NoInfer<State>
  readonly states: Readonly<Record<State, StateDefinition>>
  readonly steps: Readonly<Record<Step, StepDefinition<NoInfer<State>, NoInfer<Extract<keyof Fields, string>>, NoInfer<Step>>>>
  /** Loops whose cases over records that refer to this record by `by` keep this case from ending. */
  readonly children?: readonly { readonly loop: string; readonly by: string }[]
  /** Stops the clock with a reason, for so many calendar days at the most. */
  readonly suspension?: { readonly by: readonly StepTaker[]; readonly mostDays: number }
  /** Duplicates can be folded into one main case; they then count no more. */
  readonly merging?: {
    readonly by: readonly StepTaker[]
    /** What the record of a duplicate says from then on, so that figures leave it out: 是否重复件. */
    readonly sets?: Readonly<Partial<Record<NoInfer<Extract<keyof Fields, string>>, StepValue>>>
  }
  readonly returnLimit?: number
  readonly escalation: readonly Escalation[]
}

export interface ResolvedTerm {
  readonly days:
    | { readonly type: 'number'; readonly value: number }
    | { readonly type: 'setting'; readonly setting: string }
    | { readonly type: 'expression'; readonly expression: TypedExpression }
  readonly kind: DayKind | { readonly working: TypedExpression }
  readonly from: TypedExpression | undefined
}

export interface ResolvedState {
  readonly id: string
  readonly label: string
  readonly shows: string | undefined
  readonly ends: 'done' | 'refused' | undefined
  readonly deadline: ResolvedTerm | undefined
  readonly timeless: string | undefined
  readonly hold: ResolvedTerm | undefined
}

export interface ResolvedRule {
  readonly when: TypedExpression
  readonly why: string
}

export type ResolvedValue =
  | { readonly type: 'today' }
  | { readonly type: 'now' }
  | { readonly type: 'actor' }
  | { readonly type: 'value'; readonly value: FieldValue }
  | { readonly type: 'expression'; readonly expression: TypedExpression }

export type ResolvedEffect =
  | {
      readonly type: 'create'
      readonly ledger: string
      readonly each: { readonly ledger: string; readonly when: TypedExpression } | undefined
      readonly values: Readonly<Record<string, ResolvedValue>>
    }
  | {
      readonly type: 'amend'
      readonly ledger: string
      readonly when: TypedExpression
      readonly values: Readonly<Record<string, ResolvedValue>>
    }
  | { readonly type: 'open'; readonly loop: string; readonly ledger: string; readonly when: TypedExpression }
  | { readonly type: 'correct'; readonly target: string; readonly value: string; readonly does: 'write' | 'check' }

export interface ResolvedIrreversible {
  readonly does: string
  readonly counts: readonly { readonly label: string; readonly value: TypedExpression; readonly unit: UnitId | undefined }[]
}

export interface ResolvedStep {
  readonly id: string
  readonly label: string
  readonly from: readonly string[]
  readonly to: string
  readonly by: readonly StepTaker[]
  readonly fill: readonly { readonly field: string; readonly required: boolean }[]
  readonly sets: Readonly<Record<string, ResolvedValue>>
  readonly opinion: 'required' | 'optional'
  readonly evidence: 'required' | 'optional' | 'none'
  readonly refuses: readonly ResolvedRule[]
  readonly warns: readonly ResolvedRule[]
  readonly notBy: readonly string[]
  readonly returns: boolean
  /** Absent in catalogues stored before it was known. */
  readonly aside?: true
  readonly duringHold: boolean
  readonly needsChildrenClosed: boolean
  readonly effects: readonly ResolvedEffect[]
  /** Absent: it can be taken back, or is no more than one step on the way. */
  readonly irreversible?: ResolvedIrreversible
}

/** What the kernel and the browser use: plain data, in the catalogue. States and steps keep the author's order. */
export interface ResolvedLoop {
  readonly id: string
  readonly label: string
  readonly purpose: string
  readonly source: string
  readonly pack: string
  readonly ledger: string
  readonly stateField: string | undefined
  readonly start: 'record' | 'hand'
  readonly opensWhen: TypedExpression | undefined
  readonly adopts: readonly { readonly state: string; readonly when: TypedExpression }[]
  /** Typed paths to records (`valueType: 'record'`), tried in order. */
  readonly answers: readonly TypedExpression[]
  readonly openBy: readonly StepTaker[]
  readonly initial: string
  readonly states: readonly ResolvedState[]
  readonly steps: readonly ResolvedStep[]
  readonly children: readonly { readonly loop: string; readonly ledger: string; readonly by: string }[]
  readonly suspension: { readonly by: readonly StepTaker[]; readonly mostDays: number } | undefined
  readonly merging: { readonly by: readonly StepTaker[]; readonly sets: Readonly<Record<string, ResolvedValue>> } | undefined
  readonly returnLimit: number | undefined
  readonly escalation: readonly Escalation[]
}
