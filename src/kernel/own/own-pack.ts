import { ownPackId, ownPackLabel } from '../../definition/own/extend-catalogue.ts'
import { definePack } from '../../definition/pack/define-pack.ts'
import { keepLedgers } from '../ledger/watch.ts'
import { ownField } from './own-field.ledger.ts'
import { ownLedger } from './own-ledger.ledger.ts'

/** Where a town's own ledgers stand, with the two that define them (docs/adr/0041). */
export const ownPack = definePack({ id: ownPackId, label: ownPackLabel, office: '党政办', ledgers: [ownLedger, ownField], indicators: [] })

/** Written by the verbs of this folder alone: whoever changed a definition as a record would leave its table behind. */
export const ownWatch = keepLedgers([ownLedger.id, ownField.id])
