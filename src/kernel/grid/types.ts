/** What can be wrong with an object that somebody must answer for. */
export const coverageFaults = ['uncovered', 'several', 'left', 'onLeave', 'overdue'] as const
export type CoverageFault = (typeof coverageFaults)[number]

/** One duty's figures on a day. Covered: somebody answers, whether or not that person has left or is on leave. */
export interface CoverageCount {
  readonly duty: string
  readonly label: string
  readonly objectKind: string
  readonly ledger: string
  readonly inScope: number
  readonly covered: number
  /** Nobody answers. */
  readonly uncovered: number
  /** More than one 主责 at once. */
  readonly several: number
  /** The holder's office has ended, or never began, or the record of the cadre is gone. */
  readonly left: number
  /** The holder is on leave and nobody stands in. */
  readonly onLeave: number
  /** Not visited by the due date, by whoever answers. */
  readonly overdue: number
  /** The term of visits in calendar days; undefined when the duty has none. */
  readonly visitDays: number | undefined
}

export interface CoverageAudit {
  readonly on: string
  readonly duties: readonly CoverageCount[]
}

export interface NamedRecord {
  readonly id: string
  readonly title: string
}

/** One object with what is wrong about it. */
export interface CoverageFinding {
  readonly object: string
  readonly title: string
  /** Village or grid by name; empty where the object has none. */
  readonly place: string
  readonly faults: readonly CoverageFault[]
  readonly holder: NamedRecord | undefined
  readonly since: string | undefined
  readonly lastVisit: string | undefined
  /** Should have been visited by this day. */
  readonly due: string | undefined
}

export interface CoverageFindingPage {
  readonly findings: readonly CoverageFinding[]
  /** undefined on the last page */
  readonly next: string | undefined
}

/** A duty over an object as it runs. */
export interface HeldDuty {
  readonly id: string
  readonly holder: NamedRecord
  readonly role: 'primary' | 'secondary' | undefined
  readonly mode: string
  readonly from: string
  readonly to: string | undefined
  /** Answers on the day asked for; the others help, have ended or are yet to begin. */
  readonly answers: boolean
  readonly inForce: boolean
}

/** A place of the two trees, with what is in it and below it. */
export interface CoverageArea {
  /** The record's id; `town` for the root. */
  readonly id: string
  readonly kind: 'town' | 'village' | 'villageGrid' | 'bigGrid' | 'smallGrid'
  readonly title: string
  readonly parent: string | undefined
  /** Who answers for the place itself. */
  readonly holder: NamedRecord | undefined
  readonly inScope: number
  readonly uncovered: number
  /** Held by somebody who has left or is on leave. */
  readonly unattended: number
  readonly overdue: number
  /** GeoJSON text, only where it was asked for. */
  readonly geometry: string | undefined
}

/** What somebody has taken on, by duty. */
export interface CadreLoad {
  readonly cadre: NamedRecord
  readonly position: string
  readonly category: string
  readonly village: string
  readonly onLeaveUntil: string | undefined
  /** Objects in scope that the cadre answers for, by duty id; only duties with any. */
  readonly answers: Readonly<Record<string, number>>
  /** Objects that the cadre only helps with, all duties together. */
  readonly helps: number
  /** Duty ids whose limit is passed. */
  readonly over: readonly string[]
}

export interface LoadView {
  readonly on: string
  readonly duties: readonly { readonly duty: string; readonly label: string; readonly most: number | undefined }[]
  readonly cadres: readonly CadreLoad[]
}

export const partitionLedgers = ['enterprise', 'grid'] as const
export const partitionFaults = [
  'no-small-grid',
  'not-a-small-grid',
  'closed-small-grid',
  'no-big-grid',
  'not-a-big-grid',
  'closed-big-grid',
  'no-lead',
] as const

export interface GridFault {
  readonly ledger: (typeof partitionLedgers)[number]
  readonly record: string
  readonly title: string
  readonly why: (typeof partitionFaults)[number]
}

/** Whether enterprise grids part the firms: each firm in one small grid, each small grid in one big grid, each big grid with a lead. */
export interface GridPartition {
  readonly on: string
  readonly firms: number
  readonly smallGrids: number
  readonly bigGrids: number
  /** How many faults there are; `faults` lists the first of them. */
  readonly faultCount: number
  readonly faults: readonly GridFault[]
}
