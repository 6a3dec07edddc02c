import { useState } from 'react'
import type { CaseSummary } from '../../../api/contract/loop.ts'
import type { ResolvedLoop } from '../../../definition/loop/types.ts'
import type { CaseListView } from '../../http/loop-queries.ts'
import { StepDrawer } from '../step/StepDrawer.tsx'
import { BoardColumn } from './BoardColumn.tsx'
import styles from './board.module.css'
import { boardColumns, reachableStates } from './board-moves.ts'
import { useMoveCase } from './use-move-case.ts'

interface Props {
  readonly loop: ResolvedLoop
  readonly view: CaseListView
  readonly open: (id: string) => void
}

/**
 * The cases as cards under their states. A card is moved by the mouse, or with Shift and an arrow key, and only where a step of the loop leads;
 * what the step asks for is asked, what speaks against it is said.
 */
export function CaseBoard({ loop, view, open }: Props) {
  const [dragged, setDragged] = useState<CaseSummary>()
  const mover = useMoveCase(loop)
  const reachable = dragged === undefined ? undefined : reachableStates(loop, dragged.state)
  return (
    <div className={styles.room}>
      <p className={styles.said} role="status">
        {mover.said ?? (
          <span className={styles.keys}>
            把卡片拖到下一环节，或用 <kbd>Shift</kbd>+<kbd>→</kbd> 推进、<kbd>Shift</kbd>+<kbd>←</kbd> 退回；走不通的会说明原因。
          </span>
        )}
      </p>
      <div className={styles.board}>
        {boardColumns(loop).map((state) => (
          <BoardColumn
            key={state.id}
            state={state}
            view={view}
            open={open}
            drag={setDragged}
            may={reachable?.has(state.id)}
            drop={() => {
              if (dragged !== undefined && dragged.state !== state.id) void mover.moveTo(dragged, state.id)
              setDragged(undefined)
            }}
            push={(item, direction) => void mover.push(item, direction)}
          />
        ))}
      </div>
      {mover.asking === undefined ? null : <StepDrawer case={mover.asking.case} step={mover.asking.step} close={mover.answered} />}
    </div>
  )
}
