import { defineScreen } from '../../definition/screen/define-screen.ts'
import { aidBatch } from './ledgers/aid-batch.ledger.ts'

/** All batches, the newest year first. */
export const batchListScreen = defineScreen({
  id: 'aid-batches',
  path: '/aid',
  label: '帮扶资金批次',
  within: 'loops',
  over: { ledger: aidBatch.id, link: '逐批看' },
})

/** One batch: its lines with what speaks against them, the notice, the bank's return. */
export const batchScreen = defineScreen({
  id: 'aid-batch',
  path: '/aid/$batch',
  label: '帮扶批次',
  within: 'loops',
  over: { ledger: aidBatch.id, link: '打开批次' },
})

export const aidScreens = [batchListScreen, batchScreen]
