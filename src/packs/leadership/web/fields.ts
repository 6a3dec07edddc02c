import { fieldsOf } from '../../../web/screen/fields-of.ts'
import { cadre } from '../../township/ledgers/cadre.ledger.ts'
import { duty } from '../../township/ledgers/duty.ledger.ts'
import { village } from '../../township/ledgers/village.ledger.ts'
import { leadershipCell } from '../ledgers/leadership-cell.ledger.ts'
import { leadershipLine } from '../ledgers/leadership-line.ledger.ts'

/** What the screen reads, ledger by ledger. */
export const lineFields = fieldsOf(leadershipLine)
export const cellFields = fieldsOf(leadershipCell)
export const villageFields = fieldsOf(village)
export const dutyFields = fieldsOf(duty)
export const cadreFields = fieldsOf(cadre)

/** The kinds of objects that the leaders answer for here, as 包干责任 has them. */
export const kinds = { line: 'leadershipLine', village: 'village', cell: 'leadershipCell' } as const
