import { type Static, Type } from 'typebox'
import { id, literals, nameOf } from './common.ts'
import type { Received } from './sides.ts'

const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: '日期，如 2020-12-31' })
const count = Type.Integer({ minimum: 0 })
const reason = Type.Optional(Type.String({ maxLength: 500, description: '事由' }))
const named = Type.Object({ id: Type.String(), title: Type.String() })
const fault = literals(['uncovered', 'several', 'left', 'onLeave', 'overdue'], {
  description: '无人负责、多个主责、责任人已离任、责任人请假无人代岗、逾期未走访',
})

const gridFault = literals([
  'no-small-grid',
  'not-a-small-grid',
  'closed-small-grid',
  'no-big-grid',
  'not-a-big-grid',
  'closed-big-grid',
  'no-lead',
])

export const onDay = Type.Object({ on: Type.Optional(day) })
export const treeQuery = Type.Object({
  on: Type.Optional(day),
  duty: Type.Optional(nameOf('duty')),
  geometry: Type.Optional(Type.Literal('true', { description: '连同边界一起给' })),
})
export const findingsQuery = Type.Object({
  duty: nameOf('duty'),
  fault: Type.Optional(fault),
  on: Type.Optional(day),
  after: Type.Optional(id),
})
export const proposalQuery = Type.Object({
  duty: Type.Optional(nameOf('duty')),
  cadre: Type.Optional(id),
  among: Type.Optional(Type.String({ maxLength: 4_000, description: '只在这些干部中选，编号用逗号隔开' })),
  on: Type.Optional(day),
})

export const coverageAudit = Type.Object(
  {
    on: day,
    duties: Type.Array(
      Type.Object({
        duty: Type.String(),
        label: Type.String(),
        objectKind: Type.String(),
        ledger: Type.String(),
        inScope: count,
        covered: count,
        uncovered: count,
        several: count,
        left: count,
        onLeave: count,
        overdue: count,
        visitDays: Type.Optional(count),
      }),
    ),
  },
  { title: '覆盖检查' },
)
export type CoverageAudit = Received<Static<typeof coverageAudit>>
export type CoverageCount = CoverageAudit['duties'][number]

export const findingPage = Type.Object(
  {
    findings: Type.Array(
      Type.Object({
        object: Type.String(),
        title: Type.String(),
        place: Type.String(),
        faults: Type.Array(fault),
        holder: Type.Optional(named),
        since: Type.Optional(day),
        lastVisit: Type.Optional(day),
        due: Type.Optional(day),
      }),
    ),
    next: Type.Optional(Type.String()),
  },
  { title: '检查出的对象' },
)
export type CoverageFindingPage = Received<Static<typeof findingPage>>
export type CoverageFinding = CoverageFindingPage['findings'][number]
export type CoverageFault = Static<typeof fault>

export const coverageTree = Type.Object(
  {
    on: day,
    areas: Type.Array(
      Type.Object({
        id: Type.String(),
        kind: literals(['town', 'village', 'villageGrid', 'bigGrid', 'smallGrid']),
        title: Type.String(),
        parent: Type.Optional(Type.String()),
        holder: Type.Optional(named),
        inScope: count,
        uncovered: count,
        unattended: count,
        overdue: count,
        geometry: Type.Optional(Type.String({ description: 'GeoJSON' })),
      }),
    ),
  },
  { title: '网格树：镇、村、网格，企业大网格、小网格' },
)
export type CoverageTree = Received<Static<typeof coverageTree>>
export type CoverageArea = CoverageTree['areas'][number]

export const gridPartition = Type.Object(
  {
    on: day,
    firms: count,
    smallGrids: count,
    bigGrids: count,
    faultCount: count,
    faults: Type.Array(Type.Object({ ledger: Type.String(), record: Type.String(), title: Type.String(), why: gridFault })),
  },
  { title: '企业网格划分检查' },
)
export type GridPartition = Received<Static<typeof gridPartition>>
export type GridFault = GridPartition['faults'][number]

export const loadView = Type.Object(
  {
    on: day,
    duties: Type.Array(Type.Object({ duty: Type.String(), label: Type.String(), most: Type.Optional(Type.Integer()) })),
    cadres: Type.Array(
      Type.Object({
        cadre: named,
        position: Type.String(),
        category: Type.String(),
        village: Type.String(),
        onLeaveUntil: Type.Optional(day),
        answers: Type.Record(Type.String(), count),
        helps: count,
        over: Type.Array(Type.String()),
      }),
    ),
  },
  { title: '每人承担的责任' },
)
export type LoadView = Received<Static<typeof loadView>>
export type CadreLoad = LoadView['cadres'][number]

export const proposals = Type.Array(Type.Object({ objectKind: Type.String(), object: named, holder: named, reason: Type.String() }), {
  title: '分派建议',
})
export type AssignmentProposal = Received<Static<typeof proposals>>[number]

export const holderHistory = Type.Object(
  {
    on: day,
    duties: Type.Array(
      Type.Object({
        id: Type.String(),
        holder: named,
        role: Type.Optional(literals(['primary', 'secondary'])),
        mode: Type.String(),
        from: day,
        to: Type.Optional(day),
        answers: Type.Boolean(),
        inForce: Type.Boolean(),
      }),
    ),
  },
  { title: '谁负责过' },
)
export type HolderHistory = Received<Static<typeof holderHistory>>
export type HeldDuty = HolderHistory['duties'][number]

export const assignBody = Type.Object({
  assignments: Type.Array(
    Type.Object({
      objectKind: nameOf('objectKind'),
      object: id,
      holder: id,
      role: Type.Optional(Type.Union([Type.Literal('primary'), Type.Literal('secondary')])),
      mode: Type.Optional(id),
    }),
    { minItems: 1, maxItems: 5_000 },
  ),
  from: Type.Optional(day),
  replace: Type.Optional(Type.Boolean({ description: '结束原来的主责人' })),
})
export type AssignBody = Static<typeof assignBody>
export const assigned = Type.Object({ assigned: count }, { title: '分派了多少' })

const successors = Type.Union(
  [
    Type.Object({ holders: Type.Array(id, { minItems: 1, maxItems: 100 }) }),
    Type.Object({ proposal: Type.Literal(true) }),
    Type.Object({ each: Type.Record(id, id, { description: '对象编号 → 接手人编号' }) }),
  ],
  { description: '由谁接手：一人或几人分担、按建议、或逐个指定' },
)
export const handOverBody = Type.Object({
  cadre: id,
  on: day,
  to: successors,
  kinds: Type.Optional(Type.Array(nameOf('objectKind'))),
  reason,
})
export type HandOverBody = Static<typeof handOverBody>
export const retireBody = Type.Object({ cadre: id, on: day, to: Type.Optional(successors), reason })
export const leaveBody = Type.Object({ cadre: id, from: day, to: day, standIn: Type.Optional(id), reason })
export type LeaveBody = Static<typeof leaveBody>
export const endLeaveBody = Type.Object({ on: day })
export const mergeBody = Type.Object({
  ledger: nameOf('ledger'),
  keep: id,
  drop: id,
  reason: Type.String({ minLength: 1, maxLength: 500 }),
})

const moved = { moved: count, holders: Type.Array(Type.Object({ holder: named, count })) }
export const handedOver = Type.Object(
  { ...moved, entry: Type.Optional(Type.Integer({ description: '审计链里的序号，整批撤回时用；没有动就没有' })) },
  { title: '交接结果' },
)
export const takenLeave = Type.Object({ ...moved, leave: Type.String() }, { title: '请假结果' })
export const returned = Type.Object({ returned: count }, { title: '提前归还了多少' })
export const merged = Type.Object({ moved: count }, { title: '合并结果' })

export const mapView = Type.Object(
  { tianditu: Type.Optional(Type.String({ description: '天地图的密钥；没有配置时地图只画边界' })) },
  { title: '地图底图' },
)
export type MapView = Received<Static<typeof mapView>>
