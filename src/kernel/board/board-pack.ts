import { definePack } from '../../definition/pack/define-pack.ts'
import type { PackDefinition } from '../../definition/pack/types.ts'
import { keepLedgers } from '../ledger/watch.ts'
import { boardIssue, boardIssueId } from './ledgers/board-issue.ledger.ts'
import { boardObjection, boardObjectionId } from './ledgers/board-objection.ledger.ts'
import { boardPlace, boardPlaceId } from './ledgers/board-place.ledger.ts'
import { boardIssueLoop } from './loops/board-issue.loop.ts'
import { boardObjectionLoop } from './loops/board-objection.loop.ts'

const custom = '乡镇惯例，没有上级规定，由镇里自定'

/** What the kernel keeps the issues of boards in, for these packs. Without boards there is nothing to keep. */
export function boardPack(packs: readonly PackDefinition[]): PackDefinition {
  const frame = { id: 'board', label: '龙虎榜', office: '党政办', indicators: [] } as const
  if (!packs.some(({ boards }) => boards !== undefined && boards.length > 0)) return definePack({ ...frame, ledgers: [] })
  return definePack({
    ...frame,
    ledgers: [boardIssue, boardPlace, boardObjection],
    loops: [boardIssueLoop, boardObjectionLoop],
    settings: [
      { id: 'board-freeze-days', label: '异议期满后定榜天数', value: '10', unit: '天', source: custom },
      { id: 'board-objection-days', label: '龙虎榜异议答复天数', value: '5', unit: '个工作日', source: custom },
    ],
  })
}

/** Only the verbs of this folder, and the steps of its loops, write these ledgers. */
export const boardWatch = keepLedgers([boardIssueId, boardPlaceId, boardObjectionId])
