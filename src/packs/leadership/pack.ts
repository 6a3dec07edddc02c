import { definePack } from '../../definition/pack/define-pack.ts'
import { leadershipDuties } from './duties/leadership.duty.ts'
import { leadershipIndicators } from './indicators/leadership.indicator.ts'
import { leadershipCell } from './ledgers/leadership-cell.ledger.ts'
import { leadershipLine } from './ledgers/leadership-line.ledger.ts'
import { leadershipScreens } from './screens.ts'

/** Who of the leaders leads which line of work, and in which village. */
export const leadership = definePack({
  id: 'leadership',
  label: '班子分工',
  office: '党政综合办公室',
  ledgers: [leadershipLine, leadershipCell],
  duties: leadershipDuties,
  indicators: leadershipIndicators,
  screens: leadershipScreens,
})
