import { defineMeasure } from '../../../definition/indicator/define-indicator.ts'
import { cadre } from '../ledgers/cadre.ledger.ts'
import { duty } from '../ledgers/duty.ledger.ts'
import { grid } from '../ledgers/grid.ledger.ts'
import { taskForce } from '../ledgers/task-force.ledger.ts'

/** Grids, cadres and task forces in office, and the duties in force, at the end of the period. */
export const dutyIndicators = [
  defineMeasure({
    id: 'village-grid-count',
    label: '村网格数',
    unit: '个',
    flow: 'stock',
    ledger: grid,
    filter: { category: 'village' },
    type: 'count',
  }),
  defineMeasure({ id: 'cadre-count', label: '在职干部数', unit: '人', flow: 'stock', ledger: cadre, type: 'count' }),
  defineMeasure({
    id: 'leadership-count',
    label: '班子成员数',
    unit: '人',
    flow: 'stock',
    ledger: cadre,
    filter: { category: 'leadership' },
    type: 'count',
  }),
  defineMeasure({
    id: 'village-cadre-count',
    label: '驻村干部数',
    unit: '人',
    flow: 'stock',
    ledger: cadre,
    filter: { category: 'villageCadre' },
    type: 'count',
  }),
  defineMeasure({
    id: 'grid-worker-count',
    label: '网格员数',
    unit: '人',
    flow: 'stock',
    ledger: cadre,
    filter: { category: 'gridWorker' },
    type: 'count',
  }),
  defineMeasure({
    id: 'task-force-count',
    label: '专班数',
    unit: '个',
    flow: 'flow',
    ledger: taskForce,
    date: 'setUpOn',
    type: 'count',
    note: '期内成立的工作专班。',
  }),
  defineMeasure({
    id: 'duty-count',
    label: '在岗包干责任数',
    unit: '条',
    flow: 'stock',
    ledger: duty,
    date: null,
    when: 'startedOn <= periodEnd and (endedOn is empty or endedOn > periodEnd)',
    type: 'count',
    note: '期末仍在承担的包干责任。',
  }),
]
