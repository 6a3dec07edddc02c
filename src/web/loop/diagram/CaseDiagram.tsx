import { useMemo } from 'react'
import type { CaseDetail } from '../../../api/contract/loop.ts'
import type { ResolvedLoop } from '../../../definition/loop/types.ts'
import styles from './diagram.module.css'
import { LoopDiagram } from './LoopDiagram.tsx'
import { caseMarks, describePath } from './marks.ts'

/** The loop of a case with the way it has gone. */
export function CaseDiagram({ loop, detail }: { readonly loop: ResolvedLoop; readonly detail: CaseDetail }) {
  const marks = useMemo(() => caseMarks(detail), [detail])
  return (
    <figure className={styles.figure}>
      <LoopDiagram loop={loop} marks={marks} label={describePath(detail)} />
      <figcaption className={styles.legend}>
        <span className={styles.legendCurrent}>现在</span>
        <span className={styles.legendWalked}>走过</span>
        <span className={styles.legendNext}>可以走</span>
      </figcaption>
    </figure>
  )
}
