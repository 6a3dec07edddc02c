import type { DecimalText, FieldValue, FieldValues } from '../../definition/field/types.ts'
import type { CaseEventKind, CaseOutcome } from '../../definition/loop/case-log.ts'
import type { CommentNotice } from '../ledger/comment/comment-notices.ts'
import type { LedgerRecord } from '../ledger/types.ts'

/** Whom a late case is brought before. */
export type EscalationLevel = 'clerk' | 'leader' | 'administrator'

/** A case as a line of a list. Dates are the town's days. */
export interface CaseSummary {
  readonly id: string
  /** The version a step must name: somebody else's step in between is a `conflict`. */
  readonly version: number
  readonly number: string
  readonly loop: string
  readonly loopLabel: string
  /** The ledger of the record it is about. */
  readonly ledger: string
  readonly subject: string
  readonly subjectTitle: string
  readonly state: string
  readonly stateLabel: string
  readonly openedOn: string
  /** `2020-02-29T08:30` */
  readonly enteredAt: string
  readonly due: string | null
  /** Whole days past `due`; 0 when it is not late (or suspended, or over). */
  readonly daysLate: number
  readonly holdUntil: string | null
  readonly suspendedUntil: string | null
  readonly returns: number
  readonly endedOn: string | null
  readonly outcome: CaseOutcome | null
  readonly parent: string | null
  readonly main: string | null
  /** The highest level that the case stands before now. */
  readonly escalatedTo: EscalationLevel | null
  readonly openerName: string
  /** Who answers for the record now: the primary holder's name. */
  readonly holderName: string | null
}

/** One line of the log of a case. */
export interface CaseLogEntry {
  readonly id: string
  readonly position: number
  readonly kind: CaseEventKind
  readonly step: string
  readonly label: string
  readonly from: string | null
  readonly fromLabel: string | null
  readonly to: string
  readonly toLabel: string
  readonly at: string
  /** When the line was written; what the step filled in is what the record said at this instant. */
  readonly recordedAt: string
  readonly actor: string
  readonly actorName: string
  readonly opinion: string | null
  /** Names of stored files with their digests, as attachment fields hold them. */
  readonly evidence: readonly string[]
  readonly due: string | null
  readonly holdUntil: string | null
  readonly until: string | null
}

export interface StepField {
  readonly field: string
  readonly label: string
  readonly required: boolean
  /** What the record says now; masked where the actor may not see it. */
  readonly value: FieldValue
}

/** A step out of the state that a case is in, and whether the actor may take it now. */
export interface CaseStepOption {
  readonly id: string
  readonly label: string
  readonly to: string
  readonly toLabel: string
  readonly allowed: boolean
  /** Why not, in Chinese; null when it is allowed. */
  readonly why: string | null
  readonly fill: readonly StepField[]
  readonly opinion: 'required' | 'optional'
  readonly evidence: 'required' | 'optional' | 'none'
  /** What already speaks against it, as the record stands; with any, an opinion must say why it is taken all the same. */
  readonly warnings: readonly string[]
  readonly returns: boolean
  readonly ends: 'done' | 'refused' | null
  /** What cannot be taken back of it, to be agreed to first; null for a step that can. */
  readonly irreversible: IrreversibleNote | null
}

export interface IrreversibleNote {
  readonly does: string
  /** In base units; null where it is not known. */
  readonly counts: readonly { readonly label: string; readonly value: DecimalText | null; readonly unit: string | null }[]
}

export interface CaseMove {
  readonly allowed: boolean
  readonly why: string | null
}

export interface CaseHolder {
  readonly cadre: string
  readonly name: string
  readonly role: 'primary' | 'secondary'
}

/** Everything about one case. */
export interface CaseDetail {
  readonly case: CaseSummary
  readonly record: LedgerRecord | null
  readonly log: readonly CaseLogEntry[]
  readonly steps: readonly CaseStepOption[]
  readonly suspend: CaseMove & { readonly mostDays: number }
  readonly resume: CaseMove
  readonly merge: CaseMove
  readonly holders: readonly CaseHolder[]
  /** Cases that must end before this one can, open ones first; the first hundred where there are more. */
  readonly children: readonly CaseSummary[]
  readonly childCount: { readonly all: number; readonly open: number }
  readonly parent: CaseSummary | null
  /** Duplicates that were folded into this one. */
  readonly merged: readonly CaseSummary[]
}

export interface CaseQuery {
  readonly loop?: string
  readonly states?: readonly string[]
  /** `open` when absent. */
  readonly standing?: 'open' | 'ended' | 'all'
  readonly late?: boolean
  /** Only those in which the actor may take a step now. */
  readonly mine?: boolean
  readonly subject?: { readonly ledger: string; readonly id: string }
  /** Words of the case's number or of its record. */
  readonly search?: string
  readonly after?: string
  /** 1–500, 100 when absent. */
  readonly limit?: number
}

export interface CasePage {
  readonly cases: readonly CaseSummary[]
  readonly next: string | undefined
}

/** `mine` is what somebody answers for, `able` what they may do as well; `due` and `late` are of their own. */
export type WorkKind = 'mine' | 'able' | 'due' | 'late' | 'escalated'

export interface WorkItem extends CaseSummary {
  /** Steps that the actor's part in the case opens to them; rules over the record are told when it is opened. */
  readonly steps: readonly {
    readonly id: string
    readonly label: string
    /** One press will do: nothing to fill in, no reason, no evidence, nothing that cannot be taken back. */
    readonly plain: boolean
    readonly returns: boolean
    readonly ends: 'done' | 'refused' | null
  }[]
  /** For whom it waits, where no step of the actor's carries it on: a person who answers for it, or those of some role. */
  readonly waits: { readonly step: string; readonly who: string; readonly person: boolean } | null
}

export type WorkCounts = Readonly<Record<WorkKind, number>>

export interface WorkPage {
  readonly items: readonly WorkItem[]
  readonly next: string | undefined
  readonly counts: WorkCounts
}

export interface LoopSummary {
  readonly id: string
  readonly label: string
  readonly purpose: string
  readonly source: string
  readonly pack: string
  readonly ledger: string
  readonly ledgerLabel: string
  readonly start: 'record' | 'hand'
  readonly canOpen: boolean
  readonly canMerge: boolean
  readonly canSuspend: boolean
  readonly open: number
  readonly late: number
  readonly suspended: number
  readonly ended: number
  readonly states: readonly {
    readonly id: string
    readonly label: string
    readonly ends: 'done' | 'refused' | null
    readonly cases: number
    readonly late: number
  }[]
}

export interface StepInput {
  readonly step: string
  readonly values?: FieldValues
  readonly opinion?: string
  readonly evidence?: readonly string[]
}

export interface BulkStepResult {
  readonly taken: number
  /** Cases that cannot take the step, each with its reason. */
  readonly refused: readonly { readonly case: string; readonly number: string; readonly subjectTitle: string; readonly why: string }[]
}

export const noticeKinds = ['arrived', 'late', 'escalated', 'urged'] as const
export type NoticeKind = (typeof noticeKinds)[number]

export interface Notice {
  readonly id: string
  readonly kind: NoticeKind
  readonly at: string
  readonly case: string
  readonly number: string
  /** The record it is about, as the reader may see it; null when the record is no longer there. */
  readonly subjectTitle: string | null
  readonly loopLabel: string
  readonly stateLabel: string
  readonly due: string | null
  readonly readAt: string | null
}

export interface NoticePage {
  readonly notices: readonly Notice[]
  /** Of what was said beside records, the newest first. */
  readonly comments: readonly CommentNotice[]
  /** Of both kinds. */
  readonly unread: number
}
