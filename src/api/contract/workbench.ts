import { type Static, Type } from 'typebox'
import { auditEntry } from './audit.ts'
import { diagnostic, valueText } from './common.ts'
import type { Received } from './sides.ts'

export const workbenchTarget = Type.Object({
  indicator: Type.String(),
  label: Type.String(),
  unit: Type.String({ description: '指标自己的单位；数值用基本单位' }),
  value: valueText,
  target: valueText,
  /** value ÷ target in %, one decimal. */
  rate: valueText,
  /** Where the year stands, in %: months with data over twelve. */
  pace: valueText,
  lastYear: valueText,
  /** Against the same period of last year, in %. */
  growth: valueText,
})
export type WorkbenchTarget = Received<Static<typeof workbenchTarget>>

export const workbenchReport = Type.Object({
  id: Type.String(),
  title: Type.String(),
  problems: Type.Array(diagnostic),
  holds: Type.Integer(),
  attested: Type.Integer(),
  fails: Type.Integer({ description: '不成立或无法证明' }),
})
export type WorkbenchReport = Received<Static<typeof workbenchReport>>

export const workbenchView = Type.Object(
  {
    today: Type.String(),
    year: Type.Integer(),
    /** The months the targets' values cover, e.g. 2020年1-12月. */
    through: Type.String(),
    targets: Type.Array(workbenchTarget),
    report: Type.Optional(workbenchReport),
    ledgers: Type.Array(
      Type.Object({ id: Type.String(), label: Type.String(), count: Type.Integer(), latest: Type.Optional(Type.String()) }),
    ),
    recent: Type.Array(auditEntry),
  },
  { title: '工作台' },
)
export type WorkbenchView = Received<Static<typeof workbenchView>>
